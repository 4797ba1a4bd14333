package cn.zhengtong.foundation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the partitions of this month and the next one before anything is written there.
@Component
@Order(1)
class MonthlyPartitions implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyPartitions.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SystemClock clock;
    private final List<MonthlyTable> tables;

    MonthlyPartitions(
            JdbcClient jdbc, TransactionTemplate transaction, SystemClock clock, ObjectProvider<MonthlyTable> tables) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.tables = tables.orderedStream().toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        makeThem();
    }

    void makeThem() {
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        for (var table : tables) {
            make(table, today);
            make(table, today.plusMonths(1));
        }
    }

    /// What is already in the partition for everything else stays there; only then a month cannot be made any
    /// more.
    private void make(MonthlyTable table, LocalDate month) {
        try {
            transaction.executeWithoutResult(it -> {
                jdbc.sql("select set_config('TimeZone', :zone, true)")
                        .param("zone", BusinessClock.ZONE.getId())
                        .query(String.class)
                        .single();
                jdbc.sql("select foundation.ensure_month(cast(:table as regclass), :month)::text")
                        .param("table", table.name())
                        .param("month", month)
                        .query(String.class)
                        .optional();
            });
        } catch (DataAccessException refused) {
            LOG.warn("no partition of {} for {}: {}", table.name(), month, refused.getMessage());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Daily {

        @Bean
        RecurringTask<Void> monthlyPartitionsTask(MonthlyPartitions partitions) {
            return Tasks.recurring("foundation-monthly-partitions", FixedDelay.of(Duration.ofDays(1)))
                    .execute((instance, context) -> partitions.makeThem());
        }
    }
}

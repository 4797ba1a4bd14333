package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.MonthlyTable;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time alone brings about: invitations run out, answers become late, silence ends an order, counts are
/// folded.
@Component
class RatingsJobs {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final Rectifications orders;
    private final Rectifying rectifying;
    private final StaffAddresses staffAddresses;
    private final Tally tally;
    private final TransactionTemplate transaction;
    private final RatingsSettings settings;
    private final BusinessClock clock;

    RatingsJobs(
            JdbcClient jdbc,
            Invitations invitations,
            Rectifications orders,
            Rectifying rectifying,
            StaffAddresses staffAddresses,
            Tally tally,
            TransactionTemplate transaction,
            RatingsSettings settings,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.orders = orders;
        this.rectifying = rectifying;
        this.staffAddresses = staffAddresses;
        this.tally = tally;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        while (invitations.expire(clock.instant(), BATCH) == BATCH) {
            Thread.onSpinWait();
        }
        overdue().forEach(this::turnOverdue);
        silent().forEach(this::closeSilent);
        while (tally.fold() > 0) {
            Thread.onSpinWait();
        }
        staffAddresses.forget();
    }

    private List<SeriesNumber> overdue() {
        return numbers(
                "rectify_due_at < :at and rectified_at is null and not overdue and state <> 'CLOSED' order by rectify_due_at",
                Timestamp.from(clock.instant()));
    }

    private void turnOverdue(SeriesNumber number) {
        transaction.executeWithoutResult(it -> orders.lock(number)
                .filter(order -> order.rectifiedAt == null && !order.overdue && order.state.withTheUnit())
                .ifPresent(order -> {
                    rectifying.overdue(order, clock.instant());
                    orders.save(order, clock.instant());
                }));
    }

    private List<SeriesNumber> silent() {
        return numbers(
                "changed_at < :at and (state = 'CALLED_BACK' or (state = 'RECTIFIED' and not real_name)) order by changed_at",
                Timestamp.from(clock.instant().minus(settings.silence())));
    }

    private void closeSilent(SeriesNumber number) {
        transaction.executeWithoutResult(it -> orders.lock(number)
                .filter(RaterVoice::maySpeak)
                .ifPresent(order -> {
                    var now = clock.instant();
                    order.close(Rectification.Outcome.SILENT, now);
                    rectifying.closed(order, Actor.PROGRAM, now);
                    orders.save(order, now);
                }));
    }

    private List<SeriesNumber> numbers(String condition, Timestamp at) {
        return jdbc
                .sql("select number from ratings.rectification where " + condition + " limit 500")
                .param("at", at)
                .query(String.class)
                .list()
                .stream()
                .map(SeriesNumber::new)
                .toList();
    }

    /// How often, and the tables that grow by the month.
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RatingsSettings.class)
    static class Timetable {

        @Bean
        RecurringTask<Void> ratingsTask(RatingsJobs jobs) {
            return Tasks.recurring("ratings", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((instance, context) -> jobs.run());
        }

        @Bean
        MonthlyTable invitationMonths() {
            return new MonthlyTable("ratings.invitation");
        }

        @Bean
        MonthlyTable ratingMonths() {
            return new MonthlyTable("ratings.rating");
        }
    }
}

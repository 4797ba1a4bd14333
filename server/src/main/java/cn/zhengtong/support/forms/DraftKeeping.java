package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.SystemClock;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.LocalTime;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Removes drafts that nobody touched, after having announced it: once a night.
@Component
class DraftKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(DraftKeeping.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final FormSettings settings;
    private final ApplicationEventPublisher events;

    DraftKeeping(JdbcClient jdbc, SystemClock clock, FormSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.events = events;
    }

    /// @return how many were announced, at most one batch
    @Transactional
    public int announce() {
        var now = clock.instant();
        var expiring = jdbc.sql("""
                        update forms.draft set noticed_at = :now,
                               expires_at = greatest(expires_at, :earliest)
                         where id in (select id from forms.draft where expires_at < :soon and noticed_at is null
                                       order by expires_at limit :batch for update skip locked)
                        returning id, owner, purpose, expires_at
                        """)
                .param("now", Timestamp.from(now))
                .param("earliest", Timestamp.from(now.plus(settings.draftNotice())))
                .param("soon", Timestamp.from(now.plus(settings.draftNotice())))
                .param("batch", BATCH)
                .query((row, i) -> new DraftExpiring(
                        row.getObject("id", UUID.class),
                        row.getObject("owner", UUID.class),
                        row.getString("purpose"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
        expiring.forEach(events::publishEvent);
        return expiring.size();
    }

    /// Only what was announced is removed.
    ///
    /// @return how many, at most one batch
    @Transactional
    public int removeExpired() {
        return jdbc.sql("""
                        delete from forms.draft
                         where id in (select id from forms.draft where expires_at < :now and noticed_at is not null
                                       order by expires_at limit :batch for update skip locked)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .update();
    }

    /// When it runs.
    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> draftKeepingTask(DraftKeeping keeping) {
            return Tasks.recurring("forms-draft-keeping", Schedules.daily(BusinessClock.ZONE, LocalTime.of(3, 20)))
                    .execute((instance, context) -> {
                        int removed = 0;
                        int announced = 0;
                        for (int batch = BATCH; batch == BATCH; removed += batch) {
                            batch = keeping.removeExpired();
                        }
                        for (int batch = BATCH; batch == BATCH; announced += batch) {
                            batch = keeping.announce();
                        }
                        LOG.info("drafts: {} removed, {} announced", removed, announced);
                    });
        }
    }
}

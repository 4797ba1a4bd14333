package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Numbers the changes of the calendar, one after the other, and orders the recomputation that follows each.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Revisions {

    /// The days whose meaning may have changed.
    record Window(LocalDate first, LocalDate last) {}

    private final JdbcClient jdbc;
    private final BusinessClock businessClock;
    private final SystemClock systemClock;
    private final Facts facts;
    private final SchedulerClient scheduler;
    private final Almanacs almanacs;

    Revisions(
            JdbcClient jdbc,
            BusinessClock businessClock,
            SystemClock systemClock,
            Facts facts,
            SchedulerClient scheduler,
            Almanacs almanacs) {
        this.jdbc = jdbc;
        this.businessClock = businessClock;
        this.systemClock = systemClock;
        this.facts = facts;
        this.scheduler = scheduler;
        this.almanacs = almanacs;
    }

    /// One change at a time: revisions become visible in the order of their numbers, so that an instance
    /// which knows
    /// number 7 has missed none before it.
    void lock() {
        jdbc.sql("lock table calendar.revision in share row exclusive mode").update();
    }

    long ofYear(Actor actor, int year, Window window, String reason, Map<String, ?> fact) {
        return append("YEAR", year, null, actor, window, reason, String.valueOf(year), fact);
    }

    long ofDecree(Actor actor, UUID decree, boolean revoked, Window window, String reason, Map<String, ?> fact) {
        return append(revoked ? "REVOCATION" : "DECREE", null, decree, actor, window, reason, decree.toString(), fact);
    }

    private long append(
            String kind,
            @Nullable Integer year,
            @Nullable UUID decree,
            Actor actor,
            Window window,
            String reason,
            String subject,
            Map<String, ?> fact) {
        long revision = jdbc.sql("""
                        insert into calendar.revision (kind, year, decree, first_day, last_day, reason, changed_at, changed_by, officer)
                        values (:kind, :year, :decree, :first, :last, :reason, :at, :by, :officer) returning id
                        """)
                .param("kind", kind)
                .param("year", year, Types.INTEGER)
                .param("decree", decree, Types.OTHER)
                .param("first", Date.valueOf(window.first()))
                .param("last", Date.valueOf(window.last()))
                .param("reason", reason)
                .param("at", Timestamp.from(businessClock.instant()))
                .param("by", actor.id())
                .param("officer", actor.name())
                .query(Long.class)
                .single();
        facts.record("calendar." + kind.toLowerCase(java.util.Locale.ROOT), subject, fact);
        almanacs.refreshAfterCommit();
        return revision;
    }

    /// The work begins with this transaction's commit and not without it.
    UUID recompute(long revision, Window window) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into calendar.recomputation (id, revision, state, first_day, last_day, created_at)
                        values (:id, :revision, 'WAITING', :first, :last, :at)
                        """)
                .param("id", id)
                .param("revision", revision)
                .param("first", Date.valueOf(window.first()))
                .param("last", Date.valueOf(window.last()))
                .param("at", Timestamp.from(businessClock.instant()))
                .update();
        schedule(id);
        return id;
    }

    void schedule(UUID id) {
        scheduler.scheduleIfNotExists(RecomputeJob.TASK.instance(id.toString()).scheduledTo(systemClock.instant()));
    }
}

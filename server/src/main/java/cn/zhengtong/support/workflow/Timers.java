package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fires the timers whose moment has come, each in a transaction of its own.
@Component
class Timers {

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Definitions definitions;
    private final Duties duties;
    private final BusinessClock clock;
    private final Uuid7 ids;
    private final ApplicationEventPublisher events;

    Timers(
            JdbcClient jdbc,
            Steps steps,
            Definitions definitions,
            Duties duties,
            BusinessClock clock,
            Uuid7 ids,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.definitions = definitions;
        this.duties = duties;
        this.clock = clock;
        this.ids = ids;
        this.events = events;
    }

    List<UUID> due() {
        return jdbc.sql("""
                        select id from workflow.step_open where kind = 'TIMER' and fire_at <= :now order by fire_at limit :batch
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    /// Nothing happens when the timer was fired or cancelled meanwhile, or its moment moved away.
    @Transactional
    public void fire(UUID id) {
        var now = clock.instant();
        var all = steps.lockedWith(id);
        var timer = all.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
        if (!timer.isOpen(Step.Kind.TIMER) || timer.fireAt == null || timer.fireAt.isAfter(now)) {
            return;
        }
        var run = new Run(definitions, duties::signers, ids::next, now, all);
        var progress = run.fire(timer);
        steps.save(run);
        events.publishEvent(new TimerFired(
                timer.work.system(),
                timer.work.number(),
                run.root(run.processOf(timer)).key,
                timer.key,
                progress.ended(),
                progress.outcome(),
                progress.opened()));
    }
}

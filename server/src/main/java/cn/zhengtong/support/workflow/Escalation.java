package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Watches the deadlines of all open steps and tells once when one turns yellow and once when it turns red. Colour,
/// mark that it was told, and event are one transaction: a killed program neither loses nor repeats one.
@Component
class Escalation {

    /// Rows of one transaction; others may be working on what is locked, it comes next time.
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Escalation(JdbcClient jdbc, BusinessClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    private record Turned(boolean fresh, DomainEvent event) {}

    /// One batch of those past their deadline.
    ///
    /// @return true when there may be more
    @Transactional
    public boolean turnRed() {
        return turn(2, "due_at", "colour < 2") == BATCH;
    }

    /// One batch of those close to it; to be called after [#turnRed], which takes those past it.
    ///
    /// @return true when there may be more
    @Transactional
    public boolean turnYellow() {
        return turn(1, "yellow_at", "colour = 0") == BATCH;
    }

    private int turn(int colour, String column, String before) {
        var turned = jdbc.sql("""
                        with due as (
                          select id from workflow.step_open
                           where kind = 'TASK' and %1$s <= :now and %2$s
                           order by %1$s limit :batch for update skip locked)
                        update workflow.step_open s
                           set colour = :colour, told = greatest(s.told, :colour)
                          from due
                         where s.id = due.id
                        returning old.told < :colour as fresh, s.system, s.number, s.id, s.permission, s.key, s.region, s.organisation,
                                  s.assignee, s.due_at
                        """.formatted(column, before))
                .param("colour", colour)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .query((row, i) -> new Turned(row.getBoolean("fresh"), event(row, colour)))
                .list();
        turned.stream().filter(Turned::fresh).forEach(it -> events.publishEvent(it.event()));
        return turned.size();
    }

    private static DomainEvent event(ResultSet row, int colour) throws SQLException {
        var region = new RegionCode(row.getString("region"));
        var organisation = new OrganisationCode(row.getString("organisation"));
        @Nullable UUID assignee = row.getObject("assignee", UUID.class);
        var system = row.getString("system");
        var number = row.getString("number");
        var permission = row.getString("permission");
        var key = row.getString("key");
        var step = StepRow.id(row, "id");
        var dueAt = StepRow.instant(row, "due_at");
        return colour == 1
                ? new StepTurnedYellow(system, number, step, permission, key, region, organisation, assignee, dueAt)
                : new StepTurnedRed(system, number, step, permission, key, region, organisation, assignee, dueAt);
    }
}

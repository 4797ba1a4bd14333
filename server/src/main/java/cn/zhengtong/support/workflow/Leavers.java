package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.StaffLeft;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Whoever leaves holds nothing back: what was claimed becomes free, and nobody stands in any more.
@Component
class Leavers {

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Acts acts;
    private final Delegations delegations;

    Leavers(JdbcClient jdbc, Steps steps, Acts acts, Delegations delegations) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.acts = acts;
        this.delegations = delegations;
    }

    @ApplicationModuleListener
    void on(StaffLeft left) {
        held(left.member()).forEach(it -> free(it, left.member()));
        delegations.endFor(left.member());
    }

    private List<UUID> held(UUID member) {
        return jdbc.sql("""
                        select id from workflow.step_open where assignee = :member and not free and kind = 'TASK' order by system, number
                        """).param("member", member).query(UUID.class).list();
    }

    /// Unless it was done or handed over meanwhile.
    private void free(UUID id, UUID member) {
        steps.lockedWith(id).stream()
                .filter(it -> it.id.equals(id) && it.isOpen(Step.Kind.TASK) && it.isHeldBy(member))
                .forEach(it -> {
                    steps.assign(id, null);
                    acts.record(id, Acts.Kind.FREED, Actor.PROGRAM, null, null);
                });
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.StaffLeft;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Whoever leaves holds nothing back: what was claimed becomes free, and nobody stands in any more.
@Component
class Leavers {

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Delegations delegations;

    Leavers(JdbcClient jdbc, Acts acts, Delegations delegations) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.delegations = delegations;
    }

    @ApplicationModuleListener
    void on(StaffLeft left) {
        var freed =
                jdbc.sql("""
                        update workflow.step_open set assignee = null, assignee_name = null
                         where assignee = :member and not free and kind = 'TASK' returning id
                        """).param("member", left.member()).query(UUID.class).list();
        freed.forEach(it -> acts.record(it, Acts.Kind.FREED, Actor.PROGRAM, null, null));
        delegations.endFor(left.member());
    }
}

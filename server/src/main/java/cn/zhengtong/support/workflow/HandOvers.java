package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.staff.Colleague;
import cn.zhengtong.support.staff.Colleagues;
import cn.zhengtong.support.staff.Colleagues.Held;
import cn.zhengtong.support.workflow.Step.Holder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What somebody wants to know before handing a step over: who may do it and how busy they are, and what happened to it
/// so far.
@Component
@Transactional(readOnly = true)
class HandOvers {

    /// A member who may do the step.
    ///
    /// @param load open steps in his hands, [#MOST_LOAD] for that many and more
    /// @param away who stands in for him now
    /// @param fit false when what he did on this work before bars him
    record Member(
            UUID id,
            String account,
            String name,
            String title,
            String body,
            int load,
            @Nullable String away,
            boolean fit) {}

    private static final int MOST_LOAD = 100;

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Duties duties;
    private final Delegations delegations;
    private final Colleagues colleagues;
    private final Organisations organisations;

    HandOvers(
            JdbcClient jdbc,
            Steps steps,
            Duties duties,
            Delegations delegations,
            Colleagues colleagues,
            Organisations organisations) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.duties = duties;
        this.delegations = delegations;
        this.colleagues = colleagues;
        this.organisations = organisations;
    }

    /// All steps of the work around one that the actor reaches as who does it or as a supervisor.
    List<Step> around(Actor actor, UUID id) {
        var step = steps.find(id)
                .filter(it -> it.kind == Step.Kind.TASK)
                .filter(it -> Duties.mayDo(actor, it) || Duties.maySupervise(actor, it))
                .orElseThrow(Refusal.StepUnknown::new);
        return steps.of(step.work.system(), step.work.number());
    }

    Page<Member> members(Actor actor, UUID id, String words, @Nullable String after, int limit) {
        var all = around(actor, id);
        var step = duties.mustHandOver(actor, id, all);
        var wanted = Held.at(Objects.requireNonNull(step.permission), step.work.place());
        var found = colleagues.holdingAny(List.of(wanted), words, after, limit);
        var load = load(found.rows());
        return found.map(it -> new Member(
                it.id(),
                it.account(),
                it.name(),
                it.title(),
                nameOf(it.organisation()),
                load.getOrDefault(it.id(), 0),
                delegations.substituteOf(it.id()).map(Holder::name).orElse(null),
                fit(it, step, all)));
    }

    private boolean fit(Colleague colleague, Step step, List<Step> all) {
        try {
            duties.mustBeFit(new Holder(colleague.id(), colleague.name()), step, all);
            return true;
        } catch (Refusal.DutiesSeparated | Refusal.SignedAlready barred) {
            return false;
        }
    }

    private String nameOf(String code) {
        return organisations
                .find(new OrganisationCode(code))
                .map(Organisation::name)
                .orElse(code);
    }

    private Map<UUID, Integer> load(List<Colleague> members) {
        record Load(UUID member, int open) {}
        return jdbc
                .sql("""
                        select m.id as member, (select count(*) from (
                                 select from workflow.step_open where assignee = m.id and not free and kind = 'TASK' limit :most) held)::int as open
                          from unnest(cast(:members as uuid[])) as m(id)
                        """)
                .param("most", MOST_LOAD)
                .param("members", members.stream().map(Colleague::id).toArray(UUID[]::new))
                .query(Load.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Load::member, Load::open));
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Colleagues;
import cn.zhengtong.support.staff.Colleagues.Held;
import cn.zhengtong.support.staff.Staff;
import cn.zhengtong.support.workflow.Graph.Node;
import cn.zhengtong.support.workflow.Step.Holder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may do, claim, give back or be given a step. Out of reach and missing are one answer.
@Component
class Duties {

    static final String SUPERVISE = "workflow.supervise";

    private final Separations separations;
    private final Delegations delegations;
    private final Staff staff;
    private final Colleagues colleagues;

    Duties(Separations separations, Delegations delegations, Staff staff, Colleagues colleagues) {
        this.separations = separations;
        this.delegations = delegations;
        this.staff = staff;
        this.colleagues = colleagues;
    }

    /// The task among all steps of its work, when the actor reaches it.
    Step reached(Actor actor, UUID id, List<Step> all) {
        return task(id, all).filter(it -> mayDo(actor, it)).orElseThrow(Refusal.StepUnknown::new);
    }

    private static java.util.Optional<Step> task(UUID id, List<Step> all) {
        return all.stream()
                .filter(it -> it.id.equals(id) && it.kind == Step.Kind.TASK)
                .findFirst();
    }

    static boolean mayDo(Actor actor, Step step) {
        return actor.may(Objects.requireNonNull(step.permission), step.work.place());
    }

    static boolean maySupervise(Actor actor, Step step) {
        return actor.may(SUPERVISE, step.work.place());
    }

    /// @return whom the actor stands in for with it, null when it is his own
    @Nullable
    Holder mustDo(Actor actor, Step step, List<Step> all) {
        var instead = mustHoldOrFree(actor, step);
        if (actor.kind() != Actor.Kind.PROGRAM) {
            mustBeFit(new Holder(actor.id(), actor.name()), step, all);
            if (instead != null && separations.bar(instead.id(), Objects.requireNonNull(step.permission), all)) {
                throw new Refusal.DutiesSeparated(instead.name());
            }
        }
        return instead;
    }

    /// Free, held by the actor, or by somebody he stands in for.
    @Nullable
    Holder mustHoldOrFree(Actor actor, Step step) {
        if (!step.isOpen(Step.Kind.TASK)) {
            throw new Refusal.StepOver();
        }
        var holder = step.assignee;
        if (holder == null || holder.id().equals(actor.id())) {
            return null;
        }
        if (!actor.isStaff() || !delegations.standsIn(actor.id(), holder.id())) {
            throw new Refusal.StepTaken(holder.name());
        }
        return holder;
    }

    /// Not kept apart by what he did before, and not a second signature.
    void mustBeFit(Holder member, Step step, List<Step> all) {
        if (separations.bar(member.id(), Objects.requireNonNull(step.permission), all)) {
            throw new Refusal.DutiesSeparated(member.name());
        }
        var signs = all.stream()
                .anyMatch(it -> it != step
                        && it.kind == Step.Kind.TASK
                        && it.activation.equals(step.activation)
                        && (it.wasDoneBy(member.id()) || (it.isOpen(Step.Kind.TASK) && it.isHeldBy(member.id()))));
        if (signs) {
            throw new Refusal.SignedAlready(member.name());
        }
    }

    /// Supervisors hand over anything in their reach, others what is free or theirs to do.
    Step mustHandOver(Actor actor, UUID id, List<Step> all) {
        var step = task(id, all)
                .filter(it -> mayDo(actor, it) || maySupervise(actor, it))
                .orElseThrow(Refusal.StepUnknown::new);
        if (!step.isOpen(Step.Kind.TASK)) {
            throw new Refusal.StepOver();
        }
        if (!maySupervise(actor, step)) {
            mustHoldOrFree(actor, step);
        }
        return step;
    }

    /// The member when he may do the step where it lies.
    Holder mustReceive(UUID id, Step step, List<Step> all) {
        var member = staff.requireMember(id);
        var wanted = Held.at(Objects.requireNonNull(step.permission), step.work.place());
        if (member.left() || !colleagues.holds(id, wanted)) {
            throw new Refusal.MemberUnfit(member.name());
        }
        var holder = new Holder(member.id(), member.name());
        mustBeFit(holder, step, all);
        return holder;
    }

    /// The members that a list fact names; each must be able to sign.
    List<Holder> signers(Node node, Work work, Map<String, Object> facts) {
        var list = Objects.requireNonNull(node.countersign()).list();
        if (!(facts.get(list) instanceof List<?> named)
                || named.isEmpty()
                || named.size() > GraphCompiler.MOST_SIGNERS) {
            throw new Refusal.SignersUnfit(node.name());
        }
        var wanted = Held.at(Objects.requireNonNull(node.permission()), work.place());
        var signers = new ArrayList<Holder>();
        for (var name : new LinkedHashSet<>(named)) {
            signers.add(signer(String.valueOf(name), wanted, node));
        }
        return signers;
    }

    private Holder signer(String id, Held wanted, Node node) {
        try {
            var member = staff.requireMember(UUID.fromString(id));
            if (!member.left() && colleagues.holds(member.id(), wanted)) {
                return new Holder(member.id(), member.name());
            }
        } catch (IllegalArgumentException noIdentifier) {
            // falls through to the refusal
        }
        throw new Refusal.SignersUnfit(node.name());
    }
}

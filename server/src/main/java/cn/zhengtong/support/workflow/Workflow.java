package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.workflow.Step.Holder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask of processes and steps. All of it happens inside the caller's transaction.
///
/// `start`, `open`, `close` and `moveDue` trust the module that owns the work; whoever does, claims or hands over a
/// step must reach it, else it is unknown.
@Service
@Transactional
public class Workflow {

    private final Steps steps;
    private final Definitions definitions;
    private final Duties duties;
    private final Acts acts;
    private final BusinessClock clock;
    private final Uuid7 ids;

    Workflow(Steps steps, Definitions definitions, Duties duties, Acts acts, BusinessClock clock, Uuid7 ids) {
        this.steps = steps;
        this.definitions = definitions;
        this.duties = duties;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
    }

    /// Begins the newest published version of a process; the work keeps it to the end.
    public Progress start(Actor actor, String process, Work work, Map<String, ?> facts, Due due) {
        var run = run(List.of());
        var progress = run.start(process, work, FactSheet.checked(facts), due);
        steps.save(run);
        return progress;
    }

    /// A step without process.
    public UUID open(Actor actor, Work work, OpenStep asked) {
        var step = new Step(ids.next(), Step.Kind.TASK, asked.key(), asked.name(), work, clock.instant());
        step.permission = asked.permission();
        step.due = asked.due();
        steps.insert(List.of(step));
        return step.id;
    }

    /// Does a step: with the facts it brings the process goes on.
    public Progress complete(Actor actor, UUID step, Map<String, ?> facts, @Nullable String opinion) {
        var all = steps.lockedWith(step);
        var task = duties.reached(actor, step, all);
        var instead = duties.mustDo(actor, task, all);
        var run = run(all);
        var progress = run.complete(task, holder(actor), instead, FactSheet.checked(facts), Texts.opinion(opinion));
        steps.save(run);
        return progress;
    }

    /// Takes a free step; taking one's own again changes nothing.
    public void claim(Actor actor, UUID step) {
        var all = steps.lockedWith(step);
        var task = duties.reached(actor, step, all);
        if (task.isOpen(Step.Kind.TASK) && task.isHeldBy(actor.id())) {
            return;
        }
        if (duties.mustHoldOrFree(actor, task) != null) {
            throw new Refusal.StepTaken(Objects.requireNonNull(task.assignee).name());
        }
        var me = holder(actor);
        duties.mustBeFit(me, task, all);
        steps.assign(step, me);
        acts.record(step, Acts.Kind.CLAIMED, actor, me, null);
    }

    /// Gives a step back to all who may do it.
    public void release(Actor actor, UUID step) {
        var task = duties.reached(actor, step, steps.lockedWith(step));
        duties.mustHoldOrFree(actor, task);
        if (task.assignee == null) {
            throw new Refusal.NotHeld();
        }
        steps.assign(step, null);
        acts.record(step, Acts.Kind.RELEASED, actor, null, null);
    }

    /// Gives a step to a member who may do it; handing it to its holder changes nothing.
    public void handOver(Actor actor, UUID step, UUID member, String reason) {
        var why = Texts.reason(reason);
        var all = steps.lockedWith(step);
        var task = duties.mustHandOver(actor, step, all);
        if (task.isHeldBy(member)) {
            return;
        }
        var to = duties.mustReceive(member, task, all);
        steps.assign(step, to);
        acts.record(step, Acts.Kind.HANDED_OVER, actor, to, why);
    }

    /// Ends all that is open of some work: withdrawn, terminated.
    public void close(Actor actor, String system, String number, String reason) {
        var run = run(steps.locked(system, number));
        run.cancel(holder(actor), reason);
        steps.save(run);
    }

    /// Open steps get new dates, and the timers that wait for them.
    public void moveDue(String system, String number, Due due) {
        steps.lock(system, number);
        steps.moveDue(system, number, due, clock.instant());
    }

    /// All steps of some work, in the order they came up.
    @Transactional(readOnly = true)
    public List<StepView> steps(String system, String number) {
        return steps.of(system, number).stream()
                .filter(it -> it.kind == Step.Kind.TASK)
                .map(Step::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<StepView> openStep(String system, String number, String key) {
        return steps(system, number).stream()
                .filter(it -> it.state() == StepView.State.OPEN && it.key().equals(key))
                .findFirst();
    }

    /// The work's way as a picture: its processes and what was done before and after them.
    @Transactional(readOnly = true)
    public Diagram diagram(String system, String number) {
        return new WorkDiagram(steps.of(system, number), definitions).drawn();
    }

    private Run run(List<Step> all) {
        return new Run(definitions, duties::signers, ids::next, clock.instant(), all);
    }

    private static Holder holder(Actor actor) {
        return new Holder(actor.id(), actor.name());
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Flow;
import cn.zhengtong.support.workflow.Graph.Node;
import cn.zhengtong.support.workflow.Graph.Timer;
import cn.zhengtong.support.workflow.Step.Ending;
import cn.zhengtong.support.workflow.Step.Holder;
import cn.zhengtong.support.workflow.StepView.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The token game over all steps of one work, in memory: what one act changes and brings up. Loading and storing is
/// somebody else's.
final class Run {

    /// Where processes come from.
    interface Graphs {

        /// The newest published version, for what begins now.
        Graph newest(String key);

        /// The version that a running process began with.
        Graph version(String key, int version);
    }

    /// Who the members of a list fact are; refuses those who may not sign.
    @FunctionalInterface
    interface Signers {
        List<Holder> of(Node task, Work work, Map<String, Object> facts);
    }

    private static final int DEEPEST_CALL = 8;

    private final Graphs graphs;
    private final Signers signers;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final List<Step> steps;
    private final List<Step> opened = new ArrayList<>();
    private final Set<Step> ended = new LinkedHashSet<>();
    private final List<String> trail = new ArrayList<>();

    Run(Graphs graphs, Signers signers, Supplier<UUID> ids, Instant now, List<Step> steps) {
        this.graphs = graphs;
        this.signers = signers;
        this.ids = ids;
        this.now = now;
        this.steps = new ArrayList<>(steps);
    }

    /// Rows that did not exist before; some may have ended at once.
    List<Step> opened() {
        return opened;
    }

    /// Rows that existed and have ended.
    List<Step> ended() {
        return ended.stream().filter(it -> !opened.contains(it)).toList();
    }

    Progress start(String key, Work work, Map<String, Object> facts, Due due) {
        var process = process(graphs.newest(key), work, due);
        process.facts = facts;
        begin(process);
        process.trail = trail;
        return progress(process);
    }

    /// @param opinion of whoever did it, kept with the step
    Progress complete(
            Step task, Holder by, @Nullable Holder instead, Map<String, Object> facts, @Nullable String opinion) {
        task.facts = facts;
        end(task, State.DONE, new Ending(now, nextTurn(), by, instead, opinion));
        if (task.process == null) {
            return new Progress(true, conclusion(facts), List.of());
        }
        var process = step(task.process);
        if (decided(task, node(process, task.key))) {
            cancelActivation(task.activation);
            leave(process, node(process, task.key).outgoing().getFirst());
            settle(process);
        }
        task.trail = trail;
        return progress(root(process));
    }

    Progress fire(Step timerStep) {
        var process = processOf(timerStep);
        var timer = graph(process).timer(timerStep.key);
        end(timerStep, State.DONE, moved());
        if (timer.interrupting()) {
            cancelActivation(timerStep.activation);
        }
        trail.add(timer.id());
        leave(process, timer.flow());
        settle(process);
        timerStep.trail = trail;
        return progress(root(process));
    }

    /// Ends all that is open, whatever it is.
    void cancel(Holder by, String reason) {
        int turn = nextTurn();
        steps.stream()
                .filter(it -> it.state == State.OPEN)
                .forEach(it -> end(it, State.CANCELLED, new Ending(now, turn, by, null, reason)));
    }

    /// What is known in the process that this row belongs to: its own facts and those of each task done since.
    Map<String, Object> facts(Step process) {
        return new FactSheet(steps, it -> node(step(Objects.requireNonNull(it.process)), it.key)).of(root(process));
    }

    Step root(Step process) {
        var at = process;
        while (at.parent != null) {
            at = step(Objects.requireNonNull(step(at.parent).process));
        }
        return at;
    }

    Step processOf(Step token) {
        return step(Objects.requireNonNull(token.process));
    }

    private Step process(Graph graph, Work work, Due due) {
        var process = add(new Step(ids.get(), Step.Kind.PROCESS, graph.key(), graph.name(), work, now));
        process.version = graph.version();
        process.due = due;
        return process;
    }

    private void begin(Step process) {
        var graph = graph(process);
        trail.add(graph.start());
        leave(process, graph.node(graph.start()).outgoing().getFirst());
        settle(process);
    }

    private void leave(Step process, String flowId) {
        var graph = graph(process);
        var flow = graph.flow(flowId);
        var node = graph.node(flow.to());
        switch (node.kind()) {
            case TASK -> openTask(process, node);
            case CALL -> call(process, node);
            case EXCLUSIVE -> {
                trail.add(node.id());
                leave(process, choose(graph, node, facts(process)));
            }
            case PARALLEL -> join(process, node, flow);
            case END -> trail.add(node.id());
            case START -> throw new IllegalStateException("nothing leads to a start");
        }
    }

    private static String choose(Graph graph, Node gateway, Map<String, Object> facts) {
        return gateway.outgoing().stream()
                .filter(it -> !it.equals(gateway.usual()))
                .map(graph::flow)
                .filter(it -> it.condition() != null && it.condition().holds(facts))
                .map(Flow::id)
                .findFirst()
                .orElseGet(() -> gateway.usual() == null
                        ? gateway.outgoing().getFirst()
                        : Objects.requireNonNull(gateway.usual()));
    }

    /// The last one to arrive takes the others along.
    private void join(Step process, Node gateway, Flow flow) {
        var others = gateway.incoming().stream()
                .filter(it -> !it.equals(flow.id()))
                .map(it -> waiting(process, gateway, it))
                .toList();
        if (others.stream().anyMatch(List::isEmpty)) {
            var token = add(new Step(ids.get(), Step.Kind.JOIN, gateway.id(), gateway.name(), process.work, now));
            token.process = process.id;
            token.mark = flow.id();
            return;
        }
        others.forEach(it -> end(it.getFirst(), State.DONE, moved()));
        trail.add(gateway.id());
        gateway.outgoing().forEach(it -> leave(process, it));
    }

    private List<Step> waiting(Step process, Node gateway, String flow) {
        return tokens(process)
                .filter(it -> it.isOpen(Step.Kind.JOIN) && it.key.equals(gateway.id()) && flow.equals(it.mark))
                .toList();
    }

    private void openTask(Step process, Node node) {
        var activation = ids.get();
        var countersign = node.countersign();
        if (countersign == null) {
            task(process, node, activation, activation, null);
        } else if (countersign.list() == null) {
            for (int i = 0; i < countersign.count(); i++) {
                task(process, node, ids.get(), activation, null);
            }
        } else {
            signers.of(node, process.work, facts(process))
                    .forEach(it -> task(process, node, ids.get(), activation, it));
        }
        timers(process, node, activation);
    }

    private void task(Step process, Node node, UUID id, UUID activation, @Nullable Holder assignee) {
        var task = add(new Step(id, Step.Kind.TASK, node.id(), node.name(), process.work, now));
        task.process = process.id;
        task.activation = activation;
        task.permission = node.permission();
        task.assignee = assignee;
        task.due = process.due;
    }

    private void timers(Step process, Node node, UUID activation) {
        for (var timer : node.timers()) {
            var step = add(new Step(ids.get(), Step.Kind.TIMER, timer.id(), timer.name(), process.work, now));
            step.process = process.id;
            step.activation = activation;
            step.mark = timer.moment() == null ? null : timer.moment().name();
            step.fireAt = timer.after() == null ? moment(timer, process.due) : now.plus(timer.after());
        }
    }

    private static @Nullable Instant moment(Timer timer, Due due) {
        return timer.moment() == Timer.Moment.DUE ? due.dueAt() : due.yellowAt();
    }

    private void call(Step process, Node node) {
        if (depth(process) >= DEEPEST_CALL) {
            throw new Refusal.CallsTooDeep(process.key);
        }
        var call = add(new Step(ids.get(), Step.Kind.CALL, node.id(), node.name(), process.work, now));
        call.process = process.id;
        timers(process, node, call.activation);
        var child = process(graphs.newest(Objects.requireNonNull(node.called())), process.work, process.due);
        child.parent = call.id;
        begin(child);
    }

    /// A process without tokens is over; a called one takes its caller on.
    private void settle(Step process) {
        if (process.state != State.OPEN || tokens(process).anyMatch(it -> it.state == State.OPEN)) {
            return;
        }
        end(process, State.DONE, moved());
        if (process.parent != null) {
            var call = step(process.parent);
            var caller = step(Objects.requireNonNull(call.process));
            end(call, State.DONE, moved());
            cancelActivation(call.activation);
            leave(caller, node(caller, call.key).outgoing().getFirst());
            settle(caller);
        }
    }

    /// Whether the task as a whole is done with this signature.
    private boolean decided(Step task, Node node) {
        var countersign = node.countersign();
        return countersign == null
                || Votes.of(activation(task.activation), countersign.rule()).decided();
    }

    private List<Step> activation(UUID activation) {
        return steps.stream()
                .filter(it -> it.kind == Step.Kind.TASK && it.activation.equals(activation))
                .toList();
    }

    /// Whatever came up together and is still open: signers, timers, a call with all below it.
    private void cancelActivation(UUID activation) {
        for (var step : List.copyOf(steps)) {
            if (step.activation.equals(activation) && step.state == State.OPEN) {
                end(step, State.CANCELLED, moved());
                steps.stream().filter(it -> step.id.equals(it.parent)).toList().forEach(this::cancelProcess);
            }
        }
    }

    private void cancelProcess(Step process) {
        if (process.state != State.OPEN) {
            return;
        }
        end(process, State.CANCELLED, moved());
        tokens(process).toList().forEach(it -> cancelActivation(it.activation));
    }

    private Progress progress(Step root) {
        var over = root.state != State.OPEN;
        return new Progress(
                over,
                over ? conclusion(facts(root)) : null,
                opened.stream()
                        .filter(it -> it.isOpen(Step.Kind.TASK))
                        .map(it -> it.id)
                        .toList());
    }

    private static @Nullable String conclusion(Map<String, Object> facts) {
        return facts.get(FactSheet.CONCLUSION) instanceof String text ? text : null;
    }

    private int depth(Step process) {
        int depth = 0;
        for (var at = process; at.parent != null; depth++) {
            at = step(Objects.requireNonNull(step(at.parent).process));
        }
        return depth;
    }

    private Stream<Step> tokens(Step process) {
        return List.copyOf(steps).stream().filter(it -> process.id.equals(it.process));
    }

    private Graph graph(Step process) {
        return graphs.version(process.key, Objects.requireNonNull(process.version));
    }

    private Node node(Step process, String id) {
        return graph(process).node(id);
    }

    private Step step(UUID id) {
        return steps.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
    }

    private Step add(Step step) {
        steps.add(step);
        opened.add(step);
        return step;
    }

    private void end(Step step, State how, Ending ending) {
        step.end(how, ending);
        ended.add(step);
    }

    private Ending moved() {
        return new Ending(now, nextTurn(), null, null, null);
    }

    private int nextTurn() {
        return 1 + steps.stream().mapToInt(Step::turn).max().orElse(0);
    }
}

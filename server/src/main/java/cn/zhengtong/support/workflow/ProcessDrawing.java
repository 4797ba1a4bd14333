package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Diagram.Edge;
import cn.zhengtong.support.workflow.Diagram.Kind;
import cn.zhengtong.support.workflow.Diagram.State;
import cn.zhengtong.support.workflow.Graph.Node;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One process as a picture: its graph, lit by the rows that have come of it.
final class ProcessDrawing {

    private final GraphOrder order;
    private final List<Step> rows;
    private final List<Step> all;
    private final Set<String> passed = new HashSet<>();
    private final Set<String> current;
    private final Set<String> ahead;
    private final boolean over;

    /// A process that does not run: everything lies ahead.
    ProcessDrawing(Graph graph) {
        this(graph, null, List.of());
    }

    /// @param all every step of the work
    ProcessDrawing(Graph graph, @Nullable Step process, List<Step> all) {
        this.order = new GraphOrder(graph);
        this.all = all;
        this.rows = process == null
                ? List.of()
                : all.stream().filter(it -> process.id.equals(it.process)).toList();
        this.over = process != null && process.state != StepView.State.OPEN;
        if (process != null) {
            passed.addAll(process.trail);
        }
        rows.forEach(it -> passed.addAll(it.trail));
        rows.stream().filter(it -> it.state == StepView.State.DONE).forEach(it -> passed.add(it.key));
        this.current = rows.stream()
                .filter(it -> it.isOpen(Step.Kind.TASK) || it.isOpen(Step.Kind.CALL))
                .map(it -> it.key)
                .collect(Collectors.toUnmodifiableSet());
        this.ahead = process == null ? Set.of() : order.ahead(tokens());
    }

    private Set<String> tokens() {
        var tokens = new HashSet<>(current);
        rows.stream().filter(it -> it.isOpen(Step.Kind.JOIN)).forEach(it -> tokens.add(it.key));
        return tokens;
    }

    List<Diagram.Node> nodes() {
        return order.nodes().stream().map(this::node).toList();
    }

    List<Edge> edges() {
        return order.ways().stream()
                .map(it -> {
                    var timer = it.timer();
                    var label =
                            timer == null || timer.name().isEmpty() ? it.flow().name() : timer.name();
                    return new Edge(
                            it.from(),
                            it.to(),
                            label,
                            timer != null || it.flow().condition() != null);
                })
                .toList();
    }

    private Diagram.Node node(Node node) {
        var state = state(node);
        var latest = rows.stream()
                .filter(it -> it.key.equals(node.id()) && it.kind != Step.Kind.JOIN)
                .filter(it -> state == State.NOW ? it.state == StepView.State.OPEN : it.state == StepView.State.DONE)
                .toList();
        return new Diagram.Node(
                node.id(),
                node.name(),
                kind(node),
                state,
                state == State.AHEAD || state == State.SKIPPED ? null : who(latest, state),
                state == State.AHEAD || state == State.SKIPPED ? null : when(latest, state),
                node.remark());
    }

    private State state(Node node) {
        if (current.contains(node.id())) {
            return State.NOW;
        }
        if (ahead.contains(node.id())) {
            return State.AHEAD;
        }
        if (passed.contains(node.id())) {
            return State.DONE;
        }
        var began = over || !rows.isEmpty();
        return began ? State.SKIPPED : State.AHEAD;
    }

    private static Kind kind(Node node) {
        return switch (node.kind()) {
            case START -> Kind.START;
            case TASK -> Kind.TASK;
            case EXCLUSIVE -> Kind.GATEWAY;
            case PARALLEL -> Kind.PARALLEL;
            case CALL -> Kind.CALL;
            case END -> Kind.END;
        };
    }

    private @Nullable String who(List<Step> latest, State state) {
        if (state == State.NOW) {
            return names(latest.stream()
                    .flatMap(it -> it.kind == Step.Kind.CALL ? within(it) : List.of(it).stream())
                    .map(it -> it.assignee == null ? null : it.assignee.name())
                    .toList());
        }
        var last = latest.stream().max(Comparator.comparingInt(Step::turn)).orElse(null);
        return last == null
                ? null
                : names(latest.stream()
                        .filter(it -> it.activation.equals(last.activation))
                        .map(Step::doneBy)
                        .toList());
    }

    private java.util.stream.Stream<Step> within(Step call) {
        return all.stream()
                .filter(it -> call.id.equals(it.parent))
                .flatMap(child -> all.stream().filter(it -> child.id.equals(it.process) && it.isOpen(Step.Kind.TASK)));
    }

    private static @Nullable String names(List<? extends @Nullable String> names) {
        var text = names.stream().filter(Objects::nonNull).distinct().collect(Collectors.joining("、"));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant when(List<Step> latest, State state) {
        return latest.stream()
                .map(it -> state == State.NOW || it.ending == null ? it.openedAt : it.ending.at())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}

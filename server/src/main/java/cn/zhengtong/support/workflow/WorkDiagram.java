package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Diagram.Edge;
import cn.zhengtong.support.workflow.Diagram.Kind;
import cn.zhengtong.support.workflow.Diagram.Node;
import cn.zhengtong.support.workflow.Diagram.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The whole way of some work as one picture: steps without process, one after the other as they came up, and between
/// them the newest run of each process.
final class WorkDiagram {

    private record Part(List<Node> nodes, List<Edge> edges) {

        /// The same part, where no node is called as one that stands already.
        Part besides(List<Node> others) {
            var taken = others.stream().map(Node::key).collect(Collectors.toSet());
            UnaryOperator<String> renamed = key -> taken.contains(key) ? key + "-" + others.size() : key;
            return new Part(
                    nodes.stream()
                            .map(it -> new Node(
                                    renamed.apply(it.key()),
                                    it.name(),
                                    it.kind(),
                                    it.state(),
                                    it.who(),
                                    it.when(),
                                    it.remark()))
                            .toList(),
                    edges.stream()
                            .map(it -> new Edge(
                                    renamed.apply(it.from()), renamed.apply(it.to()), it.label(), it.conditional()))
                            .toList());
        }
    }

    private final List<Step> all;
    private final Run.Graphs graphs;

    WorkDiagram(List<Step> all, Run.Graphs graphs) {
        this.all = all;
        this.graphs = graphs;
    }

    Diagram drawn() {
        var parts = parts();
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (i > 0) {
                join(nodes, edges, part.besides(nodes));
            } else {
                nodes.addAll(part.nodes());
                edges.addAll(part.edges());
            }
        }
        return new Diagram(nodes, edges);
    }

    /// What came up again under the same name stands where it first stood, as it is now.
    private List<Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (var step : all) {
            if (step.kind == Step.Kind.TASK && step.process == null) {
                parts.put("step " + step.key, single(step));
            } else if (step.kind == Step.Kind.PROCESS && step.parent == null) {
                var graph = graphs.version(step.key, Objects.requireNonNull(step.version));
                var drawing = new ProcessDrawing(graph, step, all);
                parts.put("process " + step.key, new Part(drawing.nodes(), drawing.edges()));
            }
        }
        return List.copyOf(parts.values());
    }

    private static Part single(Step step) {
        var state = switch (step.state) {
            case OPEN -> State.NOW;
            case DONE -> State.DONE;
            case CANCELLED -> State.SKIPPED;
        };
        var who = state == State.NOW ? step.assignee == null ? null : step.assignee.name() : step.doneBy();
        var when = step.ending == null ? step.openedAt : step.ending.at();
        return new Part(
                List.of(new Node(
                        step.key,
                        step.name,
                        Kind.TASK,
                        state,
                        state == State.SKIPPED ? null : who,
                        state == State.SKIPPED ? null : when,
                        null)),
                List.of());
    }

    /// In the middle of the way there is neither a beginning nor an end: what led to an end leads to what follows.
    private static void join(List<Node> nodes, List<Edge> edges, Part next) {
        var start = next.nodes().stream().filter(it -> it.kind() == Kind.START).findFirst();
        var entry = start.map(it -> next.edges().stream()
                        .filter(edge -> edge.from().equals(it.key()))
                        .map(Edge::to)
                        .findFirst()
                        .orElseThrow())
                .orElseGet(() -> next.nodes().getFirst().key());
        var ends = nodes.stream()
                .filter(it -> it.kind() == Kind.END)
                .map(Node::key)
                .toList();
        if (ends.isEmpty()) {
            edges.add(new Edge(nodes.getLast().key(), entry, null, false));
        } else {
            edges.replaceAll(
                    it -> ends.contains(it.to()) ? new Edge(it.from(), entry, it.label(), it.conditional()) : it);
            nodes.removeIf(it -> ends.contains(it.key()));
        }
        start.ifPresentOrElse(
                it -> {
                    next.nodes().stream().filter(node -> !node.equals(it)).forEach(nodes::add);
                    next.edges().stream()
                            .filter(edge -> !edge.from().equals(it.key()))
                            .forEach(edges::add);
                },
                () -> nodes.addAll(next.nodes()));
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Flow;
import cn.zhengtong.support.workflow.Graph.Kind;
import cn.zhengtong.support.workflow.Graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/// What a drawing must keep to, so that no running process can stand still for ever or run in circles by itself.
final class GraphRules {

    private final Map<String, Node> nodes;
    private final Map<String, Flow> flows;
    private final String start;
    private final List<FileProblem> problems;
    private final ToIntFunction<String> lineOf;

    GraphRules(
            Map<String, Node> nodes,
            Map<String, Flow> flows,
            String start,
            List<FileProblem> problems,
            ToIntFunction<String> lineOf) {
        this.nodes = nodes;
        this.flows = flows;
        this.start = start;
        this.problems = problems;
        this.lineOf = lineOf;
    }

    void check() {
        if (start.isEmpty()) {
            problems.add(FileProblem.at(1, "one-start"));
            return;
        }
        nodes.values().forEach(this::shape);
        if (problems.isEmpty()) {
            reachable();
        }
        if (problems.isEmpty()) {
            circles();
        }
        if (problems.isEmpty()) {
            play(node(start).outgoing().getFirst());
            beside().forEach(it -> play(it.flow()));
        }
    }

    private void play(String firstFlow) {
        if (problems.isEmpty()) {
            var fault = new TokenGame(nodes, flows).faultFrom(firstFlow);
            if (fault != null) {
                problems.add(FileProblem.at(
                        fault.node() == null ? 1 : line(fault.node()),
                        fault.code(),
                        fault.node() == null ? "" : nameOf(fault.node())));
            }
        }
    }

    /// Timers that add a way without ending what they sit on: each way is walked for itself.
    private List<Graph.Timer> beside() {
        return nodes.values().stream()
                .flatMap(it -> it.timers().stream())
                .filter(it -> !it.interrupting())
                .toList();
    }

    private void shape(Node node) {
        int in = node.incoming().size();
        int out = node.outgoing().size();
        switch (node.kind()) {
            case START -> require(node, in == 0 && out == 1, "start-flow");
            case END -> require(node, in > 0 && out == 0, "end-flow");
            case TASK, CALL -> require(node, in > 0 && out == 1, "one-way-out");
            case PARALLEL -> require(node, in > 0 && out > 0 && in + out > 2, "gateway-flow");
            case EXCLUSIVE -> {
                require(node, in > 0 && out > 0, "gateway-flow");
                if (out > 1) {
                    exclusive(node);
                }
            }
        }
    }

    private void exclusive(Node node) {
        var usual = node.usual();
        require(node, usual != null && node.outgoing().contains(usual), "default-flow");
        for (var id : node.outgoing()) {
            var conditional = flow(id).condition() != null;
            require(node, conditional != id.equals(usual), "gateway-condition");
        }
    }

    private void require(Node node, boolean kept, String code) {
        if (!kept && problems.stream().noneMatch(it -> it.code().equals(code) && it.line() == line(node))) {
            problems.add(FileProblem.at(line(node), code, nameOf(node)));
        }
    }

    private void reachable() {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            var id = waiting.remove();
            if (seen.add(id)) {
                waiting.addAll(after(node(id)));
            }
        }
        nodes.values().forEach(it -> require(it, seen.contains(it.id()), "unreachable"));
    }

    private List<String> after(Node node) {
        var ids = new ArrayList<String>();
        node.outgoing().forEach(it -> ids.add(flow(it).to()));
        node.timers().forEach(it -> ids.add(flow(it.flow()).to()));
        return ids;
    }

    /// A circle without a task would turn for ever within one act; a called process may end at once.
    private void circles() {
        var finished = new HashSet<String>();
        for (var node : nodes.values()) {
            circle(node, new HashSet<>(), finished);
        }
    }

    private void circle(Node node, Set<String> way, Set<String> finished) {
        if (node.kind() == Kind.TASK || finished.contains(node.id())) {
            return;
        }
        if (!way.add(node.id())) {
            require(node, false, "circle");
            return;
        }
        for (var id : node.outgoing()) {
            circle(node(flow(id).to()), way, finished);
        }
        way.remove(node.id());
        finished.add(node.id());
    }

    private Node node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    private Flow flow(String id) {
        return Objects.requireNonNull(flows.get(id), id);
    }

    private int line(Node node) {
        return lineOf.applyAsInt(node.id());
    }

    private static String nameOf(Node node) {
        return node.name().isEmpty() ? node.id() : node.name();
    }
}

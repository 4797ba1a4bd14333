package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The nodes of a graph in the order people read them, and what lies ahead of each; ways back do not count.
final class GraphOrder {

    /// @param timer null for an ordinary flow
    record Way(String from, String to, Graph.Flow flow, Graph.@org.jspecify.annotations.Nullable Timer timer) {}

    private final Graph graph;
    private final List<Way> ways = new ArrayList<>();
    private final Set<Way> back = new HashSet<>();
    private final List<Node> order = new ArrayList<>();

    GraphOrder(Graph graph) {
        this.graph = graph;
        for (var node : graph.nodes().values()) {
            node.outgoing()
                    .forEach(it -> ways.add(new Way(node.id(), graph.flow(it).to(), graph.flow(it), null)));
            node.timers()
                    .forEach(it ->
                            ways.add(new Way(node.id(), graph.flow(it.flow()).to(), graph.flow(it.flow()), it)));
        }
        findBack(graph.start(), new HashSet<>(), new HashSet<>());
        sort();
    }

    List<Node> nodes() {
        return order;
    }

    List<Way> ways() {
        return ways;
    }

    /// Everything that can still come after these nodes.
    Set<String> ahead(Set<String> of) {
        var ahead = new LinkedHashSet<String>();
        var waiting = new ArrayList<>(of);
        while (!waiting.isEmpty()) {
            var id = waiting.removeLast();
            for (var way : forward(id)) {
                if (ahead.add(way.to())) {
                    waiting.add(way.to());
                }
            }
        }
        return ahead;
    }

    private List<Way> forward(String from) {
        return ways.stream()
                .filter(it -> it.from().equals(from) && !back.contains(it))
                .toList();
    }

    /// A way to a node that the walk is still inside of leads back.
    private void findBack(String id, Set<String> inside, Set<String> finished) {
        inside.add(id);
        for (var way : ways.stream().filter(it -> it.from().equals(id)).toList()) {
            if (inside.contains(way.to())) {
                back.add(way);
            } else if (!finished.contains(way.to())) {
                findBack(way.to(), inside, finished);
            }
        }
        inside.remove(id);
        finished.add(id);
    }

    /// A node comes after all that lead to it; of several that could come next, the one the file names first.
    private void sort() {
        Map<String, Long> missing = new HashMap<>();
        graph.nodes()
                .keySet()
                .forEach(id -> missing.put(
                        id,
                        ways.stream()
                                .filter(it -> it.to().equals(id) && !back.contains(it))
                                .count()));
        while (order.size() < graph.nodes().size()) {
            var next = graph.nodes().values().stream()
                    .filter(it -> !order.contains(it) && missing.getOrDefault(it.id(), 0L) == 0)
                    .findFirst()
                    .orElseThrow();
            order.add(next);
            forward(next.id()).forEach(it -> missing.merge(it.to(), -1L, Long::sum));
        }
    }
}

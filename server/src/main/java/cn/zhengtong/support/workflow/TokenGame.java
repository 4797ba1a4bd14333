package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Flow;
import cn.zhengtong.support.workflow.Graph.Kind;
import cn.zhengtong.support.workflow.Graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plays a drawing through all its positions, each choice both ways and each interrupting timer both fired and not:
/// finds where tokens would wait for ever, pile up, or never come to an end.
final class TokenGame {

    /// @param node null when the drawing as a whole is at fault
    record Fault(String code, @Nullable Node node) {}

    private static final int MOST_POSITIONS = 20_000;
    private static final int MOST_TOKENS = 3;

    private final Map<String, Node> nodes;
    private final Map<String, Flow> flows;

    TokenGame(Map<String, Node> nodes, Map<String, Flow> flows) {
        this.nodes = nodes;
        this.flows = flows;
    }

    /// A position counts the tokens on flows and in tasks.
    @Nullable
    Fault faultFrom(String firstFlow) {
        var before = new HashMap<Map<String, Integer>, List<Map<String, Integer>>>();
        var waiting = new ArrayDeque<Map<String, Integer>>();
        waiting.add(with(Map.of(), List.of(firstFlow)));
        before.put(waiting.element(), new ArrayList<>());
        while (!waiting.isEmpty()) {
            var position = waiting.remove();
            if (before.size() > MOST_POSITIONS) {
                return new Fault("too-tangled", null);
            }
            for (var place : position.entrySet()) {
                if (place.getValue() > MOST_TOKENS) {
                    return new Fault("piles-up", at(place.getKey()));
                }
            }
            var moves = moves(position);
            if (moves.isEmpty() && !position.isEmpty()) {
                return new Fault(
                        "waits-for-ever", at(position.keySet().iterator().next()));
            }
            for (var next : moves) {
                before.computeIfAbsent(next, it -> {
                            waiting.add(it);
                            return new ArrayList<>();
                        })
                        .add(position);
            }
        }
        return endless(before);
    }

    /// From everywhere there must be a way to the end.
    private @Nullable Fault endless(Map<Map<String, Integer>, List<Map<String, Integer>>> before) {
        var ending = new HashSet<Map<String, Integer>>();
        var waiting = new ArrayDeque<>(List.of(Map.<String, Integer>of()));
        while (!waiting.isEmpty()) {
            var position = waiting.remove();
            if (ending.add(position)) {
                waiting.addAll(before.getOrDefault(position, List.of()));
            }
        }
        return before.keySet().stream()
                .filter(it -> !ending.contains(it))
                .findFirst()
                .map(it -> new Fault("never-ends", at(it.keySet().iterator().next())))
                .orElse(null);
    }

    private List<Map<String, Integer>> moves(Map<String, Integer> position) {
        return position.keySet().stream()
                .flatMap(place -> flows.containsKey(place) ? arrivals(position, place) : departures(position, place))
                .toList();
    }

    private Stream<Map<String, Integer>> arrivals(Map<String, Integer> position, String flow) {
        var node = at(flow);
        return switch (node.kind()) {
            case EXCLUSIVE -> node.outgoing().stream().map(it -> with(without(position, List.of(flow)), List.of(it)));
            case PARALLEL ->
                position.keySet().containsAll(node.incoming())
                        ? Stream.of(with(without(position, node.incoming()), node.outgoing()))
                        : Stream.empty();
            default -> Stream.of(with(without(position, List.of(flow)), List.of(node.id())));
        };
    }

    private Stream<Map<String, Integer>> departures(Map<String, Integer> position, String id) {
        var node = at(id);
        var left = without(position, List.of(id));
        return Stream.concat(
                        node.outgoing().stream(),
                        node.timers().stream().filter(Graph.Timer::interrupting).map(Graph.Timer::flow))
                .map(it -> with(left, List.of(it)));
    }

    /// A token that reaches an end is gone.
    private Map<String, Integer> with(Map<String, Integer> position, List<String> places) {
        var more = new TreeMap<>(position);
        places.stream().filter(it -> at(it).kind() != Kind.END).forEach(it -> more.merge(it, 1, Integer::sum));
        return more;
    }

    private static Map<String, Integer> without(Map<String, Integer> position, List<String> places) {
        var less = new TreeMap<>(position);
        places.forEach(it -> less.merge(it, -1, Integer::sum));
        less.values().removeIf(it -> it <= 0);
        return less;
    }

    /// The node itself, or the one that the flow leads to.
    private Node at(String place) {
        var flow = flows.get(place);
        return Objects.requireNonNull(nodes.get(flow == null ? place : flow.to()), place);
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a process knows: the facts it began with and, over them, those that each task brought. Facts are plain values
/// handed in by the module that owns the work; they are compared, never run.
final class FactSheet {

    /// What the last review said; the outcome of a process.
    static final String CONCLUSION = "conclusion";

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,60}");
    private static final int MOST_FACTS = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LIST = 100;

    private final List<Step> steps;
    private final Function<Step, Node> nodeOf;

    FactSheet(List<Step> steps, Function<Step, Node> nodeOf) {
        this.steps = steps;
        this.nodeOf = nodeOf;
    }

    /// Of the whole tree below this process, called ones included.
    Map<String, Object> of(Step root) {
        var tree = tree(root.id);
        var facts = new HashMap<>(root.facts);
        steps.stream()
                .filter(it -> it.isDone(Step.Kind.TASK) && it.process != null && tree.contains(it.process))
                .sorted(Comparator.comparingInt(Step::turn))
                .forEach(it -> add(it, facts));
        return facts;
    }

    /// Of a countersigned task the votes count together, and only once they are decided.
    private void add(Step task, Map<String, Object> facts) {
        var countersign = nodeOf.apply(task).countersign();
        if (countersign == null) {
            facts.putAll(task.facts);
            return;
        }
        var before = facts.get(CONCLUSION);
        facts.putAll(task.facts);
        facts.remove(CONCLUSION);
        var signatures = steps.stream()
                .filter(it -> it.kind == Step.Kind.TASK && it.activation.equals(task.activation))
                .toList();
        var votes = Votes.of(signatures, countersign.rule());
        var said = votes.decided() ? votes.conclusion() : before;
        if (said != null) {
            facts.put(CONCLUSION, said);
        }
    }

    private Set<UUID> tree(UUID root) {
        var tree = new HashSet<>(Set.of(root));
        var calls = new HashSet<UUID>();
        int before;
        do {
            before = tree.size();
            for (var step : steps) {
                if (step.kind == Step.Kind.CALL && tree.contains(step.process)) {
                    calls.add(step.id);
                }
                if (step.parent != null && calls.contains(step.parent)) {
                    tree.add(step.id);
                }
            }
        } while (tree.size() > before);
        return tree;
    }

    /// Takes facts as they are handed in: names and plain values of a bounded size, nothing else.
    static Map<String, Object> checked(Map<String, ?> given) {
        if (given.size() > MOST_FACTS) {
            throw new Refusal.FactsUnfit("too many");
        }
        var facts = new HashMap<String, Object>();
        given.forEach((name, value) -> {
            if (!NAME.matcher(String.valueOf(name)).matches()) {
                throw new Refusal.FactsUnfit("name");
            }
            if (value != null) {
                facts.put(name, plain(name, value));
            }
        });
        return facts;
    }

    private static Object plain(String name, Object value) {
        return switch (value) {
            case String text when text.length() <= LONGEST_TEXT -> text;
            case Number number when Double.isFinite(number.doubleValue()) -> number;
            case Boolean truth -> truth;
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case List<?> list
            when list.size() <= LONGEST_LIST ->
                list.stream()
                        .map(Objects::requireNonNull)
                        .map(it -> it instanceof List<?> ? unfit(name) : plain(name, it))
                        .toList();
            default -> unfit(name);
        };
    }

    private static Object unfit(String name) {
        throw new Refusal.FactsUnfit(name);
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL over the open steps within a scope: one indexed branch for each permission × reach, free and taken apart, so
/// that
/// every branch comes in the order of the deadlines and the page costs the same however many steps wait elsewhere.
final class TodoQuery {

    /// A permission that open steps ask for, and a system such steps belong to.
    record Waiting(String permission, String system) {}

    /// What every branch looks like.
    ///
    /// @param columns what it selects
    /// @param condition begins with `and`, or is empty
    /// @param tail order and limit, or empty
    record Shape(String columns, String condition, String tail) {}

    private static final String OPEN = " from workflow.step_open where kind = 'TASK'";

    private final List<Waiting> waiting;
    private final Function<String, List<Reach>> reaches;
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param waiting all kinds of steps that are open anywhere
    /// @param reaches where the actor may see steps of a permission
    TodoQuery(List<Waiting> waiting, Function<String, List<Reach>> reaches) {
        this.waiting = List.copyOf(waiting);
        this.reaches = reaches;
    }

    List<String> systems() {
        return waiting.stream()
                .filter(it -> !reaches.apply(it.permission()).isEmpty())
                .map(Waiting::system)
                .distinct()
                .sorted()
                .toList();
    }

    /// @param system only steps of this one, null = of all
    List<String> free(@Nullable String system, Shape shape) {
        return branches(system, " and free", shape);
    }

    /// Free and taken ones apart, each in order.
    List<String> all(@Nullable String system, Shape shape) {
        return Stream.concat(free(system, shape).stream(), branches(system, " and not free", shape).stream())
                .toList();
    }

    /// Free and taken ones together, in no order: to be counted.
    List<String> unordered(@Nullable String system, Shape shape) {
        return branches(system, "", shape);
    }

    /// Steps that these people hold, as far as the scope still reaches them.
    List<String> heldBy(Set<UUID> people, @Nullable String system, Shape shape) {
        var within = within();
        if (within.isEmpty() || unheardOf(system)) {
            return List.of();
        }
        var branches = new ArrayList<String>();
        int i = 0;
        for (var person : people) {
            var name = "person" + i++;
            parameters.put(name, person);
            branches.add("(select " + shape.columns() + OPEN + " and not free and assignee = :" + name + " and ("
                    + within + ")" + ofSystem(system) + " " + shape.condition() + " " + shape.tail() + ")");
        }
        return branches;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private List<String> branches(@Nullable String system, String held, Shape shape) {
        var branches = new ArrayList<String>();
        for (var permission : permissions(system)) {
            int i = permissions(null).indexOf(permission);
            var text = "select " + shape.columns() + OPEN + " and permission = :permission" + i + held + " and "
                    + ReachQuery.HERE + (severalSystems(permission) ? ofSystem(system) : "") + " " + shape.condition()
                    + " " + shape.tail();
            var query = new ReachQuery("p" + i + "r", reaches.apply(permission), text);
            parameters.put("permission" + i, permission);
            parameters.putAll(query.parameters());
            branches.addAll(query.branches());
        }
        return branches;
    }

    /// The scope as a filter, for steps that are found another way.
    private String within() {
        var all = permissions(null);
        var text = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var query = new ReachQuery("p" + i + "r", reaches.apply(all.get(i)), "");
            if (!query.isEmpty()) {
                text.add("permission = :permission" + i + " and " + query.filter());
                parameters.put("permission" + i, all.get(i));
                parameters.putAll(query.parameters());
            }
        }
        return String.join(" or ", text);
    }

    private String ofSystem(@Nullable String system) {
        if (system == null) {
            return "";
        }
        var name = "system"
                + waiting.stream().map(Waiting::system).distinct().toList().indexOf(system);
        parameters.put(name, system);
        return " and system = :" + name;
    }

    private boolean unheardOf(@Nullable String system) {
        return system != null && waiting.stream().noneMatch(it -> it.system().equals(system));
    }

    private List<String> permissions(@Nullable String system) {
        return waiting.stream()
                .filter(it -> system == null || it.system().equals(system))
                .map(Waiting::permission)
                .distinct()
                .toList();
    }

    private boolean severalSystems(String permission) {
        return waiting.stream().filter(it -> it.permission().equals(permission)).count() > 1;
    }
}

package cn.zhengtong.support.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One version of a process as the executor walks it: nodes and the flows between them. Never changes.
///
/// @param nodes by identifier, in the order of the file
/// @param flows by identifier, in the order of the file
record Graph(String key, String name, int version, String start, Map<String, Node> nodes, Map<String, Flow> flows) {

    /// The elements that are executed.
    enum Kind {
        START,
        TASK,
        EXCLUSIVE,
        PARALLEL,
        CALL,
        END;

        /// Where a token rests.
        boolean rests() {
            return this == TASK || this == CALL;
        }
    }

    /// @param remark what the drawing says beside it
    /// @param permission who may do a task
    /// @param countersign how many must do a task, null = one
    /// @param usual the default flow of an exclusive gateway
    /// @param called key of the process that a call activity starts
    record Node(
            String id,
            String name,
            Kind kind,
            @Nullable String remark,
            List<String> incoming,
            List<String> outgoing,
            @Nullable String permission,
            @Nullable Countersign countersign,
            @Nullable String usual,
            @Nullable String called,
            List<Timer> timers) {}

    /// @param condition only on the flows of an exclusive gateway
    record Flow(
            String id,
            String from,
            String to,
            @Nullable String name,
            @Nullable Condition condition) {}

    /// 会签: several do the same task, each for himself.
    ///
    /// @param list fact that lists the members by identifier, null = as many as `count`, whoever may
    record Countersign(Rule rule, @Nullable String list, int count) {

        /// When it is decided.
        enum Rule {
            /// Everybody has to sign.
            ALL,
            /// As soon as more than half say the same.
            MAJORITY
        }
    }

    /// A timer on the edge of a task or call.
    ///
    /// @param interrupting ends what it sits on; else it adds a way beside it
    /// @param after counted from the opening, null = at a moment of the step's own clock
    record Timer(
            String id,
            String name,
            boolean interrupting,
            @Nullable Duration after,
            @Nullable Moment moment,
            String flow) {

        /// A moment of the clock of the step.
        enum Moment {
            YELLOW,
            DUE
        }
    }

    Node node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    Flow flow(String id) {
        return Objects.requireNonNull(flows.get(id), id);
    }

    Timer timer(String id) {
        return nodes.values().stream()
                .flatMap(it -> it.timers().stream())
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

package cn.zhengtong.support.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process to look at, in reading order: what is done, what is now, what lies ahead.
public record Diagram(List<Node> nodes, List<Edge> edges) {

    public Diagram {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// What a node is.
    public enum Kind {
        START,
        TASK,
        GATEWAY,
        PARALLEL,
        CALL,
        END
    }

    /// Where the process stands with it.
    public enum State {
        DONE,
        NOW,
        AHEAD,
        SKIPPED
    }

    /// @param who who did it, or holds it now
    /// @param when since when it is done, or now
    /// @param remark what the drawing says beside it: 两人，算在时限里
    public record Node(
            String key,
            String name,
            Kind kind,
            State state,
            @Nullable String who,
            @Nullable Instant when,
            @Nullable String remark) {}

    /// @param conditional not the usual way: only under a condition, or when time is up
    public record Edge(String from, String to, @Nullable String label, boolean conditional) {}
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.StepView.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of `workflow.step`: a task, or a token that waits for something else.
final class Step {

    /// What a row stands for.
    enum Kind {
        PROCESS,
        TASK,
        JOIN,
        CALL,
        TIMER
    }

    /// A member of staff, or the program.
    record Holder(UUID id, String name) {}

    /// When, as which of all steps of the work, and by whom a step ended.
    ///
    /// @param by null when the process itself moved on
    /// @param instead who was stood in for
    record Ending(
            Instant at,
            int turn,
            @Nullable Holder by,
            @Nullable Holder instead,
            @Nullable String opinion) {}

    final UUID id;
    final Kind kind;

    /// Element of the drawing; of a process: its key.
    final String key;

    final String name;
    final Work work;
    final Instant openedAt;

    /// What came up together: the signers of one task, a task and its timers.
    UUID activation;

    /// Row of the process it belongs to; null for a process itself and for a step without process.
    @Nullable
    UUID process;

    /// Of a called process: the row of the call.
    @Nullable
    UUID parent;

    /// Of a process: its version.
    @Nullable
    Integer version;

    /// Of a join: the flow it came by; of a timer: the moment it waits for.
    @Nullable
    String mark;

    @Nullable
    String permission;

    @Nullable
    Holder assignee;

    Due due = Due.NONE;

    @Nullable
    Instant fireAt;

    Map<String, Object> facts = Map.of();

    /// The elements that were passed without resting when it ended, or when the process began.
    List<String> trail = List.of();

    State state = State.OPEN;

    @Nullable
    Ending ending;

    Step(UUID id, Kind kind, String key, String name, Work work, Instant openedAt) {
        this.id = id;
        this.kind = kind;
        this.key = key;
        this.name = name;
        this.work = work;
        this.openedAt = openedAt;
        this.activation = id;
    }

    boolean isOpen(Kind wanted) {
        return state == State.OPEN && kind == wanted;
    }

    boolean isDone(Kind wanted) {
        return state == State.DONE && kind == wanted;
    }

    void end(State how, Ending ended) {
        state = how;
        ending = ended;
    }

    int turn() {
        return ending == null ? 0 : ending.turn();
    }

    boolean isHeldBy(UUID member) {
        return assignee != null && assignee.id().equals(member);
    }

    /// Also who was stood in for has done it.
    boolean wasDoneBy(UUID member) {
        return state == State.DONE && ending != null && (is(ending.by(), member) || is(ending.instead(), member));
    }

    private static boolean is(@Nullable Holder holder, UUID member) {
        return holder != null && holder.id().equals(member);
    }

    StepView view() {
        var by = ending == null ? null : ending.by();
        return new StepView(
                id,
                key,
                name,
                permission == null ? "" : permission,
                state,
                assignee == null ? null : assignee.id(),
                assignee == null ? null : assignee.name(),
                openedAt,
                ending == null ? null : ending.at(),
                doneBy(),
                by == null ? null : by.id(),
                ending == null ? null : ending.opinion(),
                due);
    }

    /// 周敏, or 周敏（代刘晨） for what was done in somebody's stead.
    @Nullable
    String doneBy() {
        if (ending == null || ending.by() == null) {
            return null;
        }
        var instead = ending.instead();
        return ending.by().name() + (instead == null ? "" : "（代" + instead.name() + "）");
    }
}

package cn.zhengtong.support.workflow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of some work, open or over.
///
/// @param key the element of the process, or the name it was opened under
/// @param assignee who claimed it or was given it; null = free for whoever may do it
/// @param doneBy in words: 周敏, or 周敏（代刘晨）
public record StepView(
        UUID id,
        String key,
        String name,
        String permission,
        State state,
        @Nullable UUID assignee,
        @Nullable String assigneeName,
        Instant openedAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable UUID doneById,
        @Nullable String opinion,
        Due due) {

    /// How far a step is.
    public enum State {
        OPEN,
        DONE,
        CANCELLED
    }
}

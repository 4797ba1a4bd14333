package cn.zhengtong.support.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Until when a step should be done, and from when on it is close to that; both null while no clock runs.
public record Due(@Nullable Instant dueAt, @Nullable Instant yellowAt) {

    public static final Due NONE = new Due(null, null);

    /// How a deadline stands.
    enum Colour {
        GREEN,
        YELLOW,
        RED,
        NONE
    }

    Colour colour(Instant now) {
        if (dueAt == null) {
            return Colour.NONE;
        }
        if (!now.isBefore(dueAt)) {
            return Colour.RED;
        }
        return yellowAt != null && !now.isBefore(yellowAt) ? Colour.YELLOW : Colour.GREEN;
    }
}

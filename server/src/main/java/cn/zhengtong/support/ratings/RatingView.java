package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.SeriesNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the rating of an event stands. The level is the rater's own business: never show it to staff beside
/// the event.
///
/// @param link where the person rates or follows it
/// @param rectification order number when a low rating is or was worked off
public record RatingView(
        UUID id,
        State state,
        Instant closedAt,
        Instant expiresAt,
        @Nullable Integer level,
        @Nullable SeriesNumber rectification,
        String link) {

    public boolean open() {
        return state == State.OPEN;
    }

    /// Whether it can still be rated.
    public enum State {
        OPEN,
        RATED,
        /// The time ran out: counts as not rated, never as good.
        DEFAULTED
    }
}

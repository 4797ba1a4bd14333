package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One clock as everybody sees it (期限): replayable, because the same start, limit, intervals, extensions and
/// calendar give the same dates.
///
/// @param dueAt the last second of the last day, 23:59:59 Asia/Shanghai, so that it prints as its own day; for
///     hours the exact time
/// @param yellowAt from here on little time is left
/// @param stoppedAt when the work was done and the clock stopped for good
/// @param provisional a year is touched whose holidays are not announced yet
/// @param recomputed a change of the calendar or an outage decree moved it
/// @param derivation how it came about, sentence by sentence in the reader's language
/// @param days for the day ruler; empty when it would be longer than a year
public record Deadline(
        String kind,
        Instant startedAt,
        TimeLimit limit,
        Instant dueAt,
        Instant yellowAt,
        @Nullable Instant stoppedAt,
        List<Interval> intervals,
        List<Extension> extensions,
        boolean provisional,
        boolean recomputed,
        List<String> derivation,
        List<Day> days) {

    /// How much time is left, for lists.
    public enum Colour {
        GREEN,
        YELLOW,
        RED,
        /// The clock stands still or has stopped.
        NONE
    }

    public Colour colour(Instant now) {
        if (stoppedAt != null) {
            return Colour.NONE;
        }
        var suspension = intervals.stream().filter(Interval::open).findFirst();
        if (suspension.isPresent()) {
            return passed(suspension.get().from()) ? Colour.RED : Colour.NONE;
        }
        if (passed(now)) {
            return Colour.RED;
        }
        return now.isBefore(yellowAt) ? Colour.GREEN : Colour.YELLOW;
    }

    /// The day on which the time is up.
    public LocalDate dueDay() {
        return LocalDate.ofInstant(dueAt, BusinessClock.ZONE);
    }

    private boolean passed(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).isAfter(dueAt);
    }
}

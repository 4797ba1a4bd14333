package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a deadline is computed from, beside the calendar: the same run and the same calendar give the
/// same
/// dates.
///
/// @param region where it runs, for outage decrees; null = the province as a whole
record Run(
        String kind,
        Instant startedAt,
        TimeLimit limit,
        List<Interval> intervals,
        List<Extension> extensions,
        @Nullable Instant stoppedAt,
        @Nullable RegionCode region) {

    Run {
        intervals = List.copyOf(intervals);
        extensions = List.copyOf(extensions);
    }

    static Run begun(String kind, Instant at, TimeLimit limit, @Nullable RegionCode region) {
        return new Run(kind, at, limit, List.of(), List.of(), null, region);
    }

    Run withIntervals(List<Interval> changed) {
        return new Run(kind, startedAt, limit, changed, extensions, stoppedAt, region);
    }

    Run withExtensions(List<Extension> changed) {
        return new Run(kind, startedAt, limit, intervals, changed, stoppedAt, region);
    }

    LocalDate startDay() {
        return LocalDate.ofInstant(startedAt, BusinessClock.ZONE);
    }

    boolean suspended() {
        return stoppedAt == null && intervals.stream().anyMatch(Interval::open);
    }
}

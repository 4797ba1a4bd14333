package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An announcement that the system stood still in a region (系统停运公告): a time limit that ended meanwhile ends
/// with the
/// next working day.
///
/// @param documentNumber number of the announcement
record Decree(UUID id, RegionCode region, Instant from, Instant to, String documentNumber, String reason) {

    /// @param place where the clock runs; null = the province as a whole
    boolean concerns(@Nullable RegionCode place, RegionCode province) {
        return (place == null ? province : place).liesIn(region);
    }

    /// A limit in days is hit when its last day is touched, a limit in hours when its last minute is.
    boolean hits(Instant dueAt, boolean exact) {
        if (exact) {
            return !dueAt.isBefore(from) && !dueAt.isAfter(to);
        }
        var due = LocalDate.ofInstant(dueAt, BusinessClock.ZONE);
        return !due.isBefore(firstDay()) && !due.isAfter(lastDay());
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(from, BusinessClock.ZONE);
    }

    LocalDate lastDay() {
        return LocalDate.ofInstant(to.minusSeconds(1), BusinessClock.ZONE);
    }
}

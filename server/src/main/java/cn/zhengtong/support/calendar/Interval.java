package cn.zhengtong.support.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which a clock does not run (停表), for example a test of things under article 45 of the licensing
/// law
/// (行政许可法).
///
/// @param kind name of the procedure as people read it, e.g. 检验
/// @param basis law and article, or the document that ordered it
/// @param to null while it lasts
/// @param plannedDays working days it is expected to take; until it ends the due date is reckoned with them
/// @param officer who ordered it
public record Interval(
        String kind,
        String basis,
        Instant from,
        @Nullable Instant to,
        @Nullable Integer plannedDays,
        String officer) {

    public Interval {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("an interval ends after it began");
        }
        if (plannedDays != null && plannedDays < 0) {
            throw new IllegalArgumentException("planned days are not negative: " + plannedDays);
        }
    }

    boolean open() {
        return to == null;
    }

    Interval endedAt(Instant at) {
        return new Interval(kind, basis, from, at.isBefore(from) ? from : at, plannedDays, officer);
    }

    /// Who let the clock run on is named beside who let it stand still.
    Interval resumedBy(String other) {
        return other.equals(officer) ? this : new Interval(kind, basis, from, to, plannedDays, officer + "、" + other);
    }
}

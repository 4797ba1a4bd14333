package cn.zhengtong.support.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// A day that is not what its weekday says: a day off, or a weekend day on which work is made up (调休).
///
/// @param name its own name when the holiday is [Holiday#OTHER], else empty
/// @param notice number of the notice that ordered it
record SpecialDay(LocalDate date, Kind kind, Holiday holiday, String name, String notice) {

    /// Off or at work.
    enum Kind {
        REST,
        WORK
    }

    boolean works() {
        return kind == Kind.WORK;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

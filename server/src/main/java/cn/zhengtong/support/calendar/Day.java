package cn.zhengtong.support.calendar;

import java.time.LocalDate;

/// One cell of the day ruler (DayRuler): what this day means for a deadline.
///
/// @param note what stands below the cell, in the reader's language: the number of the counted day, 休, 班, 停, 到期
/// @param past the day lies before the business day of today
public record Day(LocalDate date, Kind kind, String note, boolean past) {

    /// What a day is for one deadline.
    public enum Kind {
        /// The day on which the clock started; not counted.
        START,
        COUNTED,
        REST,
        PAUSED,
        TODAY,
        DUE
    }
}

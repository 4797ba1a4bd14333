package cn.zhengtong.support.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A keeper's new version of a year, whole.
///
/// @param basedOn the revision that was read; another one meanwhile refuses the change
/// @param notice number of the notice that orders it; may be empty only while the year is provisional
/// @param reason why it is changed, for the history
record ChangeYear(
        long basedOn,
        boolean announced,
        @Nullable String notice,
        @Nullable LocalDate issuedOn,
        @Nullable String reason,
        @Nullable List<ChangedDay> days) {

    /// One special day as the keeper gives it.
    record ChangedDay(
            @Nullable LocalDate date,
            SpecialDay.@Nullable Kind kind,
            @Nullable Holiday holiday,
            @Nullable String name) {}
}

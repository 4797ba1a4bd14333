package cn.zhengtong.support.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The special days of one year as one version has them (年度放假安排).
///
/// @param revision the change of the calendar that brought this version; 0 when nothing is stored
/// @param announced the State Council has published the year's arrangement; before that it is provisional
/// @param notice number of the notice, e.g. 国办发明电〔2025〕7号
record YearTable(
        int year,
        long revision,
        boolean announced,
        String notice,
        @Nullable LocalDate issuedOn,
        NavigableMap<LocalDate, SpecialDay> days) {

    YearTable {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    static YearTable of(
            int year,
            long revision,
            boolean announced,
            String notice,
            @Nullable LocalDate issuedOn,
            Collection<SpecialDay> days) {
        return new YearTable(
                year,
                revision,
                announced,
                notice,
                issuedOn,
                days.stream()
                        .collect(
                                Collectors.toMap(SpecialDay::date, it -> it, (first, second) -> second, TreeMap::new)));
    }

    /// What can be said of a year that is not announced: its weekends and the holidays with a fixed date.
    static YearTable expected(int year) {
        var days = Arrays.stream(Holiday.values())
                .flatMap(holiday -> holiday.fixedDays(year).stream()
                        .map(it -> new SpecialDay(it.atYear(year), SpecialDay.Kind.REST, holiday, "", "")))
                .toList();
        return of(year, 0, false, "", null, days);
    }

    boolean works(LocalDate date) {
        var special = days.get(date);
        return special == null ? !SpecialDay.isWeekend(date) : special.works();
    }
}

package cn.zhengtong.support.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole calendar as it stood after one revision (历书): the years, the working days they make, the
/// outages. What
/// was computed by a revision can be computed again by it.
final class Almanac {

    private final long revision;
    private final Map<Integer, YearTable> years;
    private final List<Decree> decrees;
    private final WorkingDays workingDays;

    Almanac(long revision, Map<Integer, YearTable> years, List<Decree> decrees) {
        this(revision, years, decrees, new WorkingDays(withExpected(years)));
    }

    private Almanac(long revision, Map<Integer, YearTable> years, List<Decree> decrees, WorkingDays workingDays) {
        this.revision = revision;
        this.years = withExpected(years);
        this.decrees = decrees.stream()
                .sorted(Comparator.comparing(Decree::from).thenComparing(Decree::id))
                .toList();
        this.workingDays = workingDays;
    }

    private static Map<Integer, YearTable> withExpected(Map<Integer, YearTable> stored) {
        var all = new HashMap<Integer, YearTable>();
        for (int year = WorkingDays.FIRST_YEAR; year <= WorkingDays.LAST_YEAR; year++) {
            all.put(year, stored.getOrDefault(year, YearTable.expected(year)));
        }
        return Map.copyOf(all);
    }

    /// The same calendar with one year changed, for looking at the effect before anything is stored.
    Almanac with(YearTable year) {
        var changed = new HashMap<>(years);
        changed.put(year.year(), year);
        return new Almanac(revision, changed, decrees);
    }

    Almanac with(Decree decree) {
        return new Almanac(
                revision,
                years,
                Stream.concat(decrees.stream(), Stream.of(decree)).toList(),
                workingDays);
    }

    Almanac without(Decree decree) {
        return new Almanac(
                revision,
                years,
                decrees.stream().filter(it -> !it.id().equals(decree.id())).toList(),
                workingDays);
    }

    long revision() {
        return revision;
    }

    WorkingDays workingDays() {
        return workingDays;
    }

    List<Decree> decrees() {
        return decrees;
    }

    YearTable year(int year) {
        var table = years.get(year);
        if (table == null) {
            throw new WorkingDays.OutOfRange();
        }
        return table;
    }

    @Nullable
    SpecialDay special(LocalDate date) {
        return year(date.getYear()).days().get(date);
    }

    /// True when a year between the two days is not announced.
    boolean provisional(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!year(year).announced()) {
                return true;
            }
        }
        return false;
    }
}

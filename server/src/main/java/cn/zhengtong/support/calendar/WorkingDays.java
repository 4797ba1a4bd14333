package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RuleViolation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// Which days are working days, counted once so that every question is a look into an array: `counts[i]`
/// working days
/// lie in the first `i + 1` days, `nth[k]` is the k-th of them.
final class WorkingDays {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2099;
    private static final LocalDate FIRST = LocalDate.of(FIRST_YEAR, 1, 1);
    private static final int SIZE = (int) ChronoUnit.DAYS.between(FIRST, LocalDate.of(LAST_YEAR + 1, 1, 1));

    private final int[] counts = new int[SIZE];
    private final int[] nth;

    /// @param tables one for every year of the calendar
    WorkingDays(Map<Integer, YearTable> tables) {
        var found = new int[SIZE + 1];
        int count = 0;
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            var table = Objects.requireNonNull(tables.get(year));
            for (var date = LocalDate.of(year, 1, 1); date.getYear() == year; date = date.plusDays(1)) {
                int i = index(date);
                if (table.works(date)) {
                    found[++count] = i;
                }
                counts[i] = count;
            }
        }
        nth = Arrays.copyOf(found, count + 1);
    }

    boolean works(LocalDate date) {
        int i = index(date);
        return counts[i] > (i == 0 ? 0 : counts[i - 1]);
    }

    /// How many working days lie before this day or on it, since the calendar begins.
    int through(LocalDate date) {
        return counts[index(date)];
    }

    /// How many working days lie before this day.
    int before(LocalDate date) {
        int i = index(date);
        return i == 0 ? 0 : counts[i - 1];
    }

    /// The working day with this number; [#through] of it gives the number back.
    LocalDate number(long number) {
        if (number < 1 || number >= nth.length) {
            throw new OutOfRange();
        }
        return FIRST.plusDays(nth[(int) number]);
    }

    /// This day when it is a working day, else the next one.
    LocalDate onOrAfter(LocalDate date) {
        return number(before(date) + 1);
    }

    private static int index(LocalDate date) {
        long i = ChronoUnit.DAYS.between(FIRST, date);
        if (i < 0 || i >= SIZE) {
            throw new OutOfRange();
        }
        return (int) i;
    }

    /// Nobody knows the holidays of such a year.
    static class OutOfRange extends RuleViolation {
        OutOfRange() {
            super(
                    "calendar.out-of-range",
                    Kind.REFUSED,
                    "The date is outside of the calendar",
                    String.valueOf(FIRST_YEAR),
                    String.valueOf(LAST_YEAR));
        }
    }
}

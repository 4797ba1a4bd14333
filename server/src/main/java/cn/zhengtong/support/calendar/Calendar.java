package cn.zhengtong.support.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// Working days and deadlines by the calendar as it stands now (工作日历). Everybody may ask; nothing is stored.
@Service
public class Calendar {

    /// Kind of a deadline that belongs to no clock.
    static final String GENERAL = "GENERAL";

    private final Almanacs almanacs;
    private final Deadlines deadlines;

    Calendar(Almanacs almanacs, Deadlines deadlines) {
        this.almanacs = almanacs;
        this.deadlines = deadlines;
    }

    public boolean isWorkingDay(LocalDate day) {
        return days().works(day);
    }

    /// The n-th working day after the day, before it when negative; with 0 the day itself or the next working
    /// day.
    public LocalDate addWorkingDays(LocalDate from, int n) {
        var days = days();
        if (n == 0) {
            return days.onOrAfter(from);
        }
        return n > 0 ? days.number((long) days.through(from) + n) : days.number((long) days.before(from) + 1 + n);
    }

    /// How many working days follow the first day, up to and with the second; negative when the second lies
    /// earlier.
    public int workingDaysBetween(LocalDate first, LocalDate second) {
        return days().through(second) - days().through(first);
    }

    /// True when the holidays of the day's year are not announced yet.
    public boolean isProvisional(LocalDate day) {
        return !almanacs.current().year(day.getYear()).announced();
    }

    public Deadline compute(
            Instant start, TimeLimit limit, List<Interval> intervals, List<Extension> extensions, Locale locale) {
        var run = new Run(GENERAL, start, limit, intervals, extensions, null, null);
        return deadlines.of(run, almanacs.current(), locale);
    }

    private WorkingDays days() {
        return almanacs.current().workingDays();
    }
}

package cn.zhengtong.support.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days of a deadline as cells: counted, at rest, paused, today, due.
final class DayRuler {

    private static final int LONGEST = 366;

    private final Run run;
    private final Counting.Outcome outcome;
    private final WorkingDays days;
    private final Almanac almanac;
    private final Pauses pauses;
    private final CalendarWords words;
    private final LocalDate today;

    DayRuler(Run run, Counting.Outcome outcome, Almanac almanac, CalendarWords words, LocalDate today) {
        this.run = run;
        this.outcome = outcome;
        this.almanac = almanac;
        this.days = almanac.workingDays();
        this.pauses = Pauses.of(run, days);
        this.words = words;
        this.today = today;
    }

    List<Day> days() {
        var start = run.startDay();
        var due = outcome.dueDay();
        if (due.toEpochDay() - start.toEpochDay() > LONGEST) {
            return List.of();
        }
        var cells = new ArrayList<Day>();
        int counted = 0;
        for (var date = start; !date.isAfter(due); date = date.plusDays(1)) {
            var kind = kind(date, start, due);
            if (kind == Day.Kind.COUNTED) {
                counted++;
            }
            cells.add(cell(date, kind, counted));
        }
        return List.copyOf(cells);
    }

    private Day cell(LocalDate date, Day.Kind kind, int counted) {
        boolean isToday = date.equals(today);
        var shown = isToday && kind != Day.Kind.DUE ? Day.Kind.TODAY : kind;
        var note = switch (kind) {
            case START -> words.say("ruler.start");
            case REST -> words.say("ruler.rest");
            case PAUSED -> words.say("ruler.paused");
            case DUE -> words.say("ruler.due");
            case COUNTED, TODAY -> countedNote(date, counted);
        };
        return new Day(
                date, shown, isToday && kind != Day.Kind.DUE ? words.say("ruler.today") : note, date.isBefore(today));
    }

    private String countedNote(LocalDate date, int counted) {
        if (run.limit().unit() == LimitUnit.HOUR) {
            return words.say("ruler.work");
        }
        var special = almanac.special(date);
        return special != null && special.works() ? words.say("ruler.make-up", counted) : String.valueOf(counted);
    }

    private Day.Kind kind(LocalDate date, LocalDate start, LocalDate due) {
        if (date.equals(due)) {
            return Day.Kind.DUE;
        }
        if (date.equals(start)) {
            return Day.Kind.START;
        }
        boolean everyDayCounts = run.limit().unit() == LimitUnit.NATURAL_DAY && !afterTheLimit(date);
        if (!everyDayCounts && !days.works(date)) {
            return Day.Kind.REST;
        }
        return pauses.hold(date) || afterTheLimit(date) ? Day.Kind.PAUSED : Day.Kind.COUNTED;
    }

    /// Days that only lie there because the end was put off: by the weekend after natural days, or by an
    /// outage.
    private boolean afterTheLimit(LocalDate date) {
        var rolledFrom = outcome.rolledFrom();
        if (rolledFrom != null && !date.isBefore(rolledFrom)) {
            return true;
        }
        return !outcome.shifts().isEmpty()
                && !date.isBefore(Moments.day(outcome.shifts().getFirst().from()));
    }
}

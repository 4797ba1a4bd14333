package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Turns a run and what it was counted to into a deadline that can be read.
@Component
class Deadlines {

    private final CalendarSettings settings;
    private final MessageSource messages;
    private final BusinessClock clock;
    private final ClockRows rows;

    Deadlines(CalendarSettings settings, MessageSource messages, BusinessClock clock, ClockRows rows) {
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.rows = rows;
    }

    Counting.Outcome count(Run run, Almanac almanac) {
        return new Counting(almanac, settings).count(run);
    }

    /// Of a clock that is not stored.
    Deadline of(Run run, Almanac almanac, Locale locale) {
        return deadline(run, count(run, almanac), almanac, locale, false, () -> List.of(), List.of());
    }

    Deadline of(Run run, Counting.Outcome outcome, Almanac almanac) {
        return deadline(run, outcome, almanac, CalendarWords.readersLocale(), false, () -> List.of(), List.of());
    }

    /// Of a stored clock, by the calendar it was computed with.
    Deadline of(ClockRow row, Almanac almanac) {
        return deadline(
                row.run(),
                count(row.run(), almanac),
                almanac,
                CalendarWords.readersLocale(),
                row.moved(),
                () -> row.moved()
                        ? rows.moves(row.subject(), row.kind(), row.run().startedAt())
                        : List.of(),
                row.earlier());
    }

    private Deadline deadline(
            Run run,
            Counting.Outcome outcome,
            Almanac almanac,
            Locale locale,
            boolean moved,
            java.util.function.Supplier<List<ClockMove>> moves,
            List<Earlier> earlier) {
        var words = new CalendarWords(messages, locale, run.startDay().getYear());
        return new Deadline(
                run.kind(),
                run.startedAt(),
                run.limit(),
                outcome.dueAt(),
                outcome.yellowAt(),
                run.stoppedAt(),
                run.intervals(),
                run.extensions(),
                outcome.provisional(),
                moved,
                new Told<>(
                        () -> new Derivation(run, outcome, almanac, settings, words).sentences(earlier, moves.get())),
                new Told<>(() -> new DayRuler(run, outcome, almanac, words, clock.today()).days()));
    }
}

package cn.zhengtong.support.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a deadline came about, in sentences: the rule, every day off and made-up day that mattered, every pause,
/// extension, outage and change of the calendar, each with its source.
final class Derivation {

    /// Clocks of the licensing procedure; only for them its articles are cited.
    private static final Set<String> LICENSING =
            Set.of(Calendar.GENERAL, "RECEIPT", "STATUTORY", "COMMITTED", "DELIVERY");
    private static final Set<String> EXPLAINED = Set.of("RECEIPT", "STATUTORY", "COMMITTED", "DELIVERY", "SUPPLEMENT");
    private static final int WEEKENDS_NAMED = 4;
    private static final int LONGEST_LIST = 400;

    private record Block(
            LocalDate first, LocalDate last, @Nullable SpecialDay special) {
        boolean continues(LocalDate date, @Nullable SpecialDay next) {
            return last.plusDays(1).equals(date)
                    && (special == null
                            ? next == null
                            : next != null
                                    && next.holiday() == special.holiday()
                                    && next.name().equals(special.name())
                                    && next.notice().equals(special.notice()));
        }

        long length() {
            return last.toEpochDay() - first.toEpochDay() + 1;
        }
    }

    private final Run run;
    private final Counting.Outcome outcome;
    private final Almanac almanac;
    private final WorkingDays days;
    private final CalendarWords words;
    private final CalendarSettings settings;

    Derivation(Run run, Counting.Outcome outcome, Almanac almanac, CalendarSettings settings, CalendarWords words) {
        this.run = run;
        this.outcome = outcome;
        this.almanac = almanac;
        this.days = almanac.workingDays();
        this.settings = settings;
        this.words = words;
    }

    /// @param restarts times it was begun anew
    /// @param moves what changes of the calendar did to it
    List<String> sentences(List<Earlier> restarts, List<ClockMove> moves) {
        var told = new ArrayList<String>();
        if (EXPLAINED.contains(run.kind())) {
            told.add(words.say("why.kind." + run.kind()));
        }
        restarts.stream().filter(Earlier::restarted).forEach(it -> told.add(restart(it)));
        told.add(start());
        if (outcome.opening() != null) {
            told.add(words.say("why.opening", words.moment(outcome.opening())));
        }
        told.addAll(restDays());
        run.intervals().forEach(it -> told.add(pause(it)));
        run.extensions().forEach(it -> told.add(extension(it)));
        if (outcome.rolledFrom() != null) {
            told.add(words.say(
                    "why.rolled", words.day(outcome.rolledFrom()), words.day(days.onOrAfter(outcome.rolledFrom()))));
        }
        outcome.shifts().forEach(it -> told.add(shift(it)));
        told.add(
                run.limit().unit() == LimitUnit.HOUR && outcome.shifts().isEmpty() && !endsWithDay()
                        ? words.say("why.due-time", words.moment(outcome.dueAt()))
                        : words.say("why.due", words.day(outcome.dueDay())));
        moves.forEach(it -> told.add(words.say(
                "why.moved",
                words.day(Moments.day(it.movedAt())),
                it.reason(),
                words.day(Moments.day(it.dueBefore())),
                words.day(Moments.day(it.dueAfter())))));
        if (outcome.provisional()) {
            told.add(words.say("why.provisional", provisionalYears()));
        }
        if (run.stoppedAt() != null) {
            told.add(words.say("why.stopped", words.moment(run.stoppedAt())));
        }
        return List.copyOf(told);
    }

    private boolean endsWithDay() {
        return Moments.endOf(outcome.dueDay()).equals(outcome.dueAt());
    }

    private String restart(Earlier earlier) {
        return words.say(
                "why.restart",
                words.moment(run.startedAt()),
                words.moment(earlier.startedAt()),
                earlier.ground() == null ? "" : earlier.ground(),
                earlier.officer() == null ? "" : earlier.officer());
    }

    private String start() {
        var limit = words.limit(run.limit());
        if (run.limit().unit() == LimitUnit.HOUR) {
            return words.say(
                    "why.start.HOUR",
                    words.moment(run.startedAt()),
                    limit,
                    settings.officeHours().toString());
        }
        if (run.limit().amount() == 0) {
            return words.say("why.start.zero", words.day(run.startDay()), limit);
        }
        var begun = words.say("why.start." + run.limit().unit(), words.day(run.startDay()), limit);
        return run.limit().unit() == LimitUnit.WORKING_DAY && LICENSING.contains(run.kind())
                ? begun + words.say("law.82")
                : begun;
    }

    private List<String> restDays() {
        if (run.limit().unit() == LimitUnit.NATURAL_DAY && run.extensions().isEmpty()) {
            return List.of();
        }
        if (outcome.dueDay().toEpochDay() - run.startDay().toEpochDay() > LONGEST_LIST) {
            long span = outcome.dueDay().toEpochDay() - run.startDay().toEpochDay();
            long working = days.through(outcome.dueDay()) - (long) days.through(run.startDay());
            return List.of(words.say("why.many", span - working));
        }
        var pauses = Pauses.of(run, days);
        var weekends = new ArrayList<Block>();
        var holidays = new ArrayList<Block>();
        var told = new ArrayList<String>();
        var last = outcome.shifts().isEmpty()
                ? outcome.dueDay()
                : Moments.day(outcome.shifts().getFirst().from());
        for (var date = run.startDay().plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            var special = almanac.special(date);
            if (!days.works(date)) {
                add(special == null ? weekends : holidays, date, special);
            } else if (special != null && !pauses.hold(date)) {
                told.add(words.say("why.make-up", words.day(date), words.holiday(special), words.source(special)));
            }
        }
        var skipped = new ArrayList<String>();
        if (!weekends.isEmpty()) {
            skipped.add(weekends(weekends));
        }
        holidays.forEach(it -> skipped.add(holiday(it)));
        skipped.addAll(told);
        return skipped;
    }

    private static void add(List<Block> blocks, LocalDate date, @Nullable SpecialDay special) {
        if (!blocks.isEmpty() && blocks.getLast().continues(date, special)) {
            blocks.set(
                    blocks.size() - 1,
                    new Block(blocks.getLast().first(), date, blocks.getLast().special()));
        } else {
            blocks.add(new Block(date, date, special));
        }
    }

    private String weekends(List<Block> blocks) {
        var named = words.list(blocks.stream()
                .limit(WEEKENDS_NAMED)
                .map(it -> words.range(it.first(), it.last()))
                .toList());
        long count = blocks.stream().mapToLong(Block::length).sum();
        return blocks.size() > WEEKENDS_NAMED
                ? words.say("why.weekends-many", named, count)
                : words.say("why.weekends", named, count);
    }

    private String holiday(Block block) {
        var special = block.special();
        return special == null
                ? ""
                : words.say(
                        "why.holiday",
                        words.holiday(special),
                        words.range(block.first(), block.last()),
                        block.length(),
                        words.source(special));
    }

    private String pause(Interval interval) {
        var added = Pauses.wholeDays(interval, run, days).stream()
                .mapToLong(this::addedDays)
                .sum();
        var law = LICENSING.contains(run.kind()) ? words.say("law.45") : "";
        if (interval.kind().isEmpty() && run.limit().unit() != LimitUnit.HOUR) {
            return plainPause(interval, added) + law;
        }
        var from = words.moment(interval.from());
        if (interval.to() == null && run.stoppedAt() == null) {
            var planned = interval.plannedDays();
            return (planned == null
                            ? words.say("why.pause-open", from, interval.kind(), interval.basis(), interval.officer())
                            : words.say(
                                    "why.pause-planned",
                                    from,
                                    interval.kind(),
                                    interval.basis(),
                                    interval.officer(),
                                    planned))
                    + law;
        }
        var to = interval.to() == null ? run.stoppedAt() : interval.to();
        var key = run.limit().unit() == LimitUnit.HOUR
                ? "why.pause-hours"
                : "why.pause." + run.limit().unit();
        return words.say(
                        key,
                        from,
                        words.moment(to == null ? interval.from() : to),
                        interval.kind(),
                        interval.basis(),
                        interval.officer(),
                        added)
                + law;
    }

    /// Somebody only asks what a pause would do: it has no procedure and no officer.
    private String plainPause(Interval interval, long added) {
        var span = Pauses.wholeDays(interval, run, days).stream()
                .map(it -> words.range(it.first(), it.last()))
                .findFirst()
                .orElseGet(() -> words.moment(interval.from()));
        return words.say("why.pause-plain." + run.limit().unit(), span, added);
    }

    /// Only days that would have been counted are added: not before the clock began, not after its time was up.
    private long addedDays(Pauses.Days pause) {
        var first = pause.first().isAfter(run.startDay())
                ? pause.first()
                : run.startDay().plusDays(1);
        var last = pause.last().isBefore(outcome.dueDay()) ? pause.last() : outcome.dueDay();
        if (last.isBefore(first)) {
            return 0;
        }
        return run.limit().unit() == LimitUnit.NATURAL_DAY
                ? last.toEpochDay() - first.toEpochDay() + 1
                : days.through(last) - (long) days.before(first);
    }

    private String extension(Extension extension) {
        var law = LICENSING.contains(run.kind()) && !run.kind().equals("DELIVERY") ? words.say("law.42") : "";
        if (extension.reason().isEmpty()) {
            return words.say("why.extension-plain", words.limit(extension.by())) + law;
        }
        return words.say(
                        "why.extension",
                        words.day(Moments.day(extension.at())),
                        words.limit(extension.by()),
                        extension.reason(),
                        extension.officer())
                + law;
    }

    private String shift(Counting.Shift shift) {
        var decree = shift.decree();
        return words.say(
                "why.decree",
                words.day(Moments.day(shift.from())),
                words.moment(decree.from()),
                words.moment(decree.to()),
                decree.documentNumber(),
                decree.reason(),
                words.day(days.number(days.through(decree.lastDay()) + 1L)));
    }

    private String provisionalYears() {
        var years = new TreeSet<Integer>();
        for (int year = run.startDay().getYear(); year <= outcome.dueDay().getYear(); year++) {
            if (!almanac.year(year).announced()) {
                years.add(year);
            }
        }
        return years.stream().map(String::valueOf).collect(Collectors.joining(words.say("format.separator")));
    }
}

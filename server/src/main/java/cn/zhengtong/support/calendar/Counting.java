package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.support.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts a time limit by one state of the calendar. Pure: no clock, no database.
///
/// The day it starts is not counted (民法典 §201); working days leave out holidays and count made-up days (行政许可法
/// §82); natural days that end on a day off end with the next working day (民法典 §203); hours run in office
/// hours; whole
/// days inside an interval are added (行政许可法 §45).
final class Counting {

    /// What came out.
    ///
    /// @param rolledFrom the day off on which natural days would have ended
    /// @param opening when hours really begin to run, when it starts outside of office hours
    /// @param shifts outages that moved the end, in their order
    record Outcome(
            Instant dueAt,
            Instant yellowAt,
            boolean provisional,
            @Nullable LocalDate rolledFrom,
            @Nullable Instant opening,
            List<Shift> shifts) {
        LocalDate dueDay() {
            return Moments.day(dueAt);
        }
    }

    /// An outage moved the end from here.
    record Shift(Decree decree, Instant from) {}

    private record Reached(Instant at, @Nullable LocalDate rolledFrom) {
        static Reached endOf(LocalDate day) {
            return new Reached(Moments.endOf(day), null);
        }
    }

    private final Almanac almanac;
    private final WorkingDays days;
    private final CalendarSettings settings;

    Counting(Almanac almanac, CalendarSettings settings) {
        this.almanac = almanac;
        this.days = almanac.workingDays();
        this.settings = settings;
    }

    Outcome count(Run run) {
        var pauses = Pauses.of(run, days);
        var stages = stages(run);
        var from = run.startedAt();
        for (var stage : stages.subList(0, stages.size() - 1)) {
            from = reach(from, stage, stage.amount(), pauses).at();
        }
        var last = stages.getLast();
        var reached = reach(from, last, last.amount(), pauses);
        var shifts = new ArrayList<Shift>();
        var due = shifted(run, last.unit() == LimitUnit.HOUR, reached.at(), shifts);
        var yellow = shifts.isEmpty()
                ? yellow(from, last, due, pauses)
                : Moments.startOf(days.number(days.through(Moments.day(due)) - spareDays(last))
                        .plusDays(1));
        return new Outcome(
                due,
                yellow.isBefore(run.startedAt()) ? run.startedAt() : yellow,
                almanac.provisional(run.startDay(), Moments.day(due)),
                reached.rolledFrom(),
                run.limit().unit() == LimitUnit.HOUR && !opens(run.startedAt()) ? nextOpening(run.startedAt()) : null,
                List.copyOf(shifts));
    }

    /// The limit and what extended it; neighbours of one unit count on together.
    private static List<TimeLimit> stages(Run run) {
        var stages = new ArrayList<TimeLimit>();
        stages.add(run.limit());
        for (var extension : run.extensions()) {
            var last = stages.getLast();
            if (extension.by().unit() == last.unit()) {
                stages.set(
                        stages.size() - 1,
                        new TimeLimit(
                                Math.addExact(last.amount(), extension.by().amount()), last.unit()));
            } else {
                stages.add(extension.by());
            }
        }
        return stages;
    }

    private Reached reach(Instant from, TimeLimit unitOf, int amount, Pauses pauses) {
        return switch (unitOf.unit()) {
            case WORKING_DAY -> Reached.endOf(workingDay(Moments.day(from), amount, pauses));
            case NATURAL_DAY -> naturalDay(Moments.day(from), amount, pauses);
            case HOUR -> new Reached(officeTime(from, amount * 3600L, pauses), null);
        };
    }

    private LocalDate workingDay(LocalDate start, int amount, Pauses pauses) {
        if (amount == 0 && days.works(start)) {
            return start;
        }
        long begun = days.through(start);
        long target = begun + Math.max(1, amount);
        for (var pause : pauses.days()) {
            long first = Math.max(days.before(pause.first()), begun);
            long paused = days.through(pause.last()) - first;
            if (paused > 0 && first < target) {
                target += paused;
            }
        }
        return days.number(target);
    }

    private Reached naturalDay(LocalDate start, int amount, Pauses pauses) {
        var end = start.plusDays(amount);
        for (var pause : pauses.days()) {
            var first = pause.first().isAfter(start) ? pause.first() : start.plusDays(1);
            if (!first.isAfter(pause.last()) && !first.isAfter(end)) {
                end = end.plusDays(pause.last().toEpochDay() - first.toEpochDay() + 1);
            }
        }
        var day = days.onOrAfter(end);
        while (!day.equals(end) && pauses.hold(day)) {
            day = days.onOrAfter(day.plusDays(1));
        }
        return new Reached(Moments.endOf(day), day.equals(end) ? null : end);
    }

    private Instant officeTime(Instant from, long seconds, Pauses pauses) {
        long begun = worked(from);
        long target = begun + seconds;
        for (var pause : pauses.spans()) {
            long first = Math.max(worked(pause.from()), begun);
            long paused = worked(pause.to()) - first;
            if (paused > 0 && first < target) {
                target += paused;
            }
        }
        if (target == begun && opens(from)) {
            return from;
        }
        return target == begun ? nextOpening(from) : officeTime(target);
    }

    /// Seconds of office time since the calendar began.
    private long worked(Instant at) {
        var time = at.atZone(BusinessClock.ZONE);
        var day = time.toLocalDate();
        long whole = days.before(day) * settings.officeHours().seconds();
        return days.works(day) ? whole + settings.officeHours().secondsBefore(time.toLocalTime()) : whole;
    }

    private Instant officeTime(long worked) {
        long perDay = settings.officeHours().seconds();
        var day = days.number((worked - 1) / perDay + 1);
        var time = settings.officeHours().after((worked - 1) % perDay + 1);
        return day.atTime(time).atZone(BusinessClock.ZONE).toInstant();
    }

    private boolean opens(Instant at) {
        var time = at.atZone(BusinessClock.ZONE);
        return days.works(time.toLocalDate()) && settings.officeHours().openAt(time.toLocalTime());
    }

    private Instant nextOpening(Instant at) {
        var time = at.atZone(BusinessClock.ZONE);
        if (days.works(time.toLocalDate())) {
            for (var session : settings.officeHours().sessions()) {
                if (!session.from().isBefore(time.toLocalTime())) {
                    return time.with(session.from()).toInstant();
                }
            }
        }
        var opening = settings.officeHours().sessions().getFirst().from();
        return days.onOrAfter(time.toLocalDate().plusDays(1))
                .atTime(opening)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }

    /// Decrees stand in the order of their beginning, so one pass finds also those that a first one leads into.
    private Instant shifted(Run run, boolean exact, Instant reached, List<Shift> shifts) {
        var due = reached;
        for (var decree : almanac.decrees()) {
            if (decree.concerns(run.region(), Regions.PROVINCE)
                    && !run.startedAt().isAfter(decree.to())
                    && decree.hits(due, exact && shifts.isEmpty())) {
                shifts.add(new Shift(decree, due));
                due = Moments.endOf(days.number(days.through(decree.lastDay()) + 1L));
            }
        }
        return due;
    }

    private int spareDays(TimeLimit limit) {
        int share =
                limit.unit() == LimitUnit.HOUR ? 0 : (int) Math.floor(limit.amount() * settings.yellowShare() + 1e-9);
        return Math.max(settings.yellowDays(), limit.unit() == LimitUnit.WORKING_DAY ? share : 0);
    }

    private Instant yellow(Instant from, TimeLimit limit, Instant due, Pauses pauses) {
        return switch (limit.unit()) {
            case WORKING_DAY -> {
                int before = limit.amount() - spareDays(limit);
                yield before <= 0
                        ? from
                        : Moments.startOf(
                                workingDay(Moments.day(from), before, pauses).plusDays(1));
            }
            case NATURAL_DAY -> {
                var day = Moments.day(due);
                var byShare = day.plusDays(1 - (long) Math.floor(limit.amount() * settings.yellowShare() + 1e-9));
                var byDays = days.number(days.through(day) - (long) settings.yellowDays())
                        .plusDays(1);
                yield Moments.startOf(byShare.isBefore(byDays) ? byShare : byDays);
            }
            case HOUR -> {
                long before = Math.round(limit.amount() * 3600L * (1 - settings.yellowShare()));
                yield before == 0 ? from : officeTime(from, before, pauses);
            }
        };
    }
}

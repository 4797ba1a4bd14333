package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The times in which a clock stood still, merged and in order: as instants for hours, as whole days for days.
record Pauses(List<Span> spans, List<Days> days) {

    /// From one instant to another.
    record Span(Instant from, Instant to) {}

    /// Whole days, both included.
    record Days(LocalDate first, LocalDate last) {
        boolean holds(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    static Pauses of(Run run, WorkingDays calendar) {
        var spans = run.intervals().stream()
                .map(it -> new Span(it.from(), end(it, run, calendar)))
                .toList();
        return new Pauses(mergedSpans(spans), mergedDays(spans));
    }

    /// The whole days inside an interval: a day that has begun runs to its end.
    static List<Days> wholeDays(Interval interval, Run run, WorkingDays calendar) {
        return wholeDays(new Span(interval.from(), end(interval, run, calendar)));
    }

    boolean hold(LocalDate date) {
        return days.stream().anyMatch(it -> it.holds(date));
    }

    /// While it lasts, an interval is reckoned with the days it is planned to take; with none of them it adds
    /// nothing
    /// yet.
    private static Instant end(Interval interval, Run run, WorkingDays calendar) {
        if (interval.to() != null) {
            return interval.to();
        }
        var stopped = run.stoppedAt();
        if (stopped != null) {
            return stopped.isBefore(interval.from()) ? interval.from() : stopped;
        }
        var planned = interval.plannedDays();
        if (planned == null || planned == 0) {
            return interval.from();
        }
        var from = interval.from().atZone(BusinessClock.ZONE);
        var day = from.toLocalDate();
        int begun = from.toLocalTime().equals(LocalTime.MIN) ? calendar.before(day) : calendar.through(day);
        return Moments.startOf(calendar.number(begun + planned).plusDays(1));
    }

    private static List<Span> mergedSpans(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || span.from().isAfter(last.to())) {
                merged.add(span);
            } else if (span.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new Span(last.from(), span.to()));
            }
        }
        return List.copyOf(merged);
    }

    private static List<Days> mergedDays(List<Span> spans) {
        var merged = new ArrayList<Days>();
        var all = spans.stream().flatMap(it -> wholeDays(it).stream()).sorted(Comparator.comparing(Days::first));
        for (var next : all.toList()) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.first().isAfter(last.last().plusDays(1))) {
                merged.add(next);
            } else if (next.last().isAfter(last.last())) {
                merged.set(merged.size() - 1, new Days(last.first(), next.last()));
            }
        }
        return List.copyOf(merged);
    }

    private static List<Days> wholeDays(Span span) {
        var from = span.from().atZone(BusinessClock.ZONE);
        var first = from.toLocalTime().equals(LocalTime.MIN)
                ? from.toLocalDate()
                : from.toLocalDate().plusDays(1);
        // a day that ends at 23:59:59, as our due dates do, is a whole one
        var last = LocalDate.ofInstant(span.to().plusSeconds(1), BusinessClock.ZONE)
                .minusDays(1);
        return last.isBefore(first) ? List.of() : List.of(new Days(first, last));
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.support.calendar.Calendar;
import cn.zhengtong.support.calendar.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The sentences about a case: its status, who holds the ball until when, and what happened.
@Component
class CaseWords {

    /// What the sentence of an event needs, in order.
    private static final Map<String, List<String>> NEEDS = Map.ofEntries(
            Map.entry("submitted", List.of("channel", "body")),
            Map.entry("supplement-asked", List.of("count", "until")),
            Map.entry("supplemented", List.of("count")),
            Map.entry("accepted", List.of("due")),
            Map.entry("deemed-accepted", List.of("due")),
            Map.entry("reviewed", List.of("step", "conclusion")),
            Map.entry("visited", List.of("officers", "visitedAt", "conclusion")),
            Map.entry("suspended", List.of("procedure", "days")),
            Map.entry("resumed", List.of("procedure", "due")),
            Map.entry("extended", List.of("days", "due")),
            Map.entry("hearing-right-told", List.of("until")),
            Map.entry("third-parties-told", List.of("count")),
            Map.entry("granted", List.of("deliverBy")),
            Map.entry("denied", List.of("deliverBy")),
            Map.entry("delivered", List.of("how")),
            Map.entry("terminated", List.of("ground")),
            Map.entry("recomputed", List.of("due")),
            Map.entry("checked", List.of("material", "result")));

    private static final java.util.Set<String> CODES =
            java.util.Set.of("channel", "conclusion", "how", "ground", "result");

    private final ActionWords words;
    private final Calendar calendar;
    private final BusinessClock clock;

    CaseWords(ActionWords words, Calendar calendar, BusinessClock clock) {
        this.words = words;
        this.calendar = calendar;
        this.clock = clock;
    }

    Locale locale() {
        return words.locale();
    }

    String status(ServiceCase it) {
        return ReviewActions.isSuspended(it) && !it.status().isEnd()
                ? words.of("status.SUSPENDED", String.valueOf(it.facts.get("suspended")))
                : status(it.status());
    }

    String status(CaseStatus status) {
        return words.of("status." + status);
    }

    String clock(String kind) {
        return words.of("clock." + kind);
    }

    /// One sentence: who has to act now, until when.
    String ballWith(ServiceCase it, Guide guide, List<Deadline> deadlines) {
        var due = it.dueAt == null ? "" : day(it.dueAt);
        if (ReviewActions.isSuspended(it) && !it.status().isEnd()) {
            return words.of("ball.SUSPENDED", guide.body().name(), String.valueOf(it.facts.get("suspended")));
        }
        var statutory = deadlines.stream()
                .filter(clock -> clock.kind().equals(CaseClocks.STATUTORY))
                .findFirst()
                .map(clock -> day(clock.dueAt()))
                .orElse("");
        return words.of("ball." + it.status(), guide.body().name(), due, statutory);
    }

    /// 剩 4 个工作日 · 今天到期 · 超期 1 个工作日.
    String left(@Nullable Instant due, @Nullable Instant stopped) {
        if (due == null || stopped != null) {
            return "";
        }
        var today = clock.today();
        var last = LocalDate.ofInstant(due.minusMillis(1), BusinessClock.ZONE);
        if (last.equals(today)) {
            return clock.instant().isBefore(due) ? words.of("left.today") : words.of("left.over", 0);
        }
        return last.isAfter(today)
                ? words.of("left.days", calendar.workingDaysBetween(today, last))
                : words.of("left.over", Math.max(1, calendar.workingDaysBetween(last, today)));
    }

    /// Working days by which a due date has passed.
    int overdueDays(Instant due) {
        var last = LocalDate.ofInstant(due.minusMillis(1), BusinessClock.ZONE);
        return last.isAfter(clock.today()) ? 0 : calendar.workingDaysBetween(last, clock.today());
    }

    CaseView.Happened happened(CaseHistory.Event event) {
        var arguments = NEEDS.getOrDefault(event.kind(), List.of()).stream()
                .map(key -> inWords(key, event.details().getOrDefault(key, "")))
                .toArray();
        return new CaseView.Happened(
                event.at(),
                event.kind(),
                words.of("event." + event.kind(), arguments),
                who(event),
                event.note(),
                event.document());
    }

    private String who(CaseHistory.Event event) {
        return event.actorKind() == Actor.Kind.STAFF ? event.actorName() : words.of("who." + event.actorKind());
    }

    private String inWords(String key, String value) {
        if (CODES.contains(key) && !value.isEmpty()) {
            return words.of("option." + value);
        }
        try {
            return day(Instant.parse(value));
        } catch (DateTimeParseException noTime) {
            return value;
        }
    }

    String day(Instant at) {
        var local = at.minusMillis(1).atZone(BusinessClock.ZONE);
        return DateTimeFormatter.ofPattern(words.of("day-pattern"), locale()).format(local);
    }
}

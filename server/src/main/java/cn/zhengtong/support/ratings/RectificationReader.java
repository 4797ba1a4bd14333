package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.ratings.RectificationView.ClockLine;
import cn.zhengtong.support.ratings.RectificationView.Line;
import cn.zhengtong.support.ratings.RectificationView.Named;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Shows one order, to staff and to its rater.
@Component
@Transactional(readOnly = true)
class RectificationReader {

    /// What was said, without who said it.
    record Said(
            int level, List<String> indicators, @Nullable String comment, Instant givenAt, boolean contact) {}

    /// An order as its rater follows it.
    record Progress(
            String number,
            String state,
            boolean closed,
            @Nullable String due,
            List<Fact> lines,
            boolean mayConfirm,
            boolean mayReopen) {}

    /// One dated line of it.
    record Fact(ZonedDateTime at, String title, @Nullable String text) {}

    private record Row(
            int level,
            String[] indicators,
            int version,
            String channel,
            byte @Nullable [] comment,
            Instant givenAt,
            boolean contact) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Rectifications orders;
    private final RectificationClocks clocks;
    private final RectificationActions actions;
    private final RaterVoice voice;
    private final Indicators indicators;
    private final Organisations organisations;
    private final Regions regions;
    private final RatingWords words;
    private final BusinessClock clock;

    RectificationReader(
            JdbcClient jdbc,
            FieldCipher cipher,
            Rectifications orders,
            RectificationClocks clocks,
            RectificationActions actions,
            RaterVoice voice,
            Indicators indicators,
            Organisations organisations,
            Regions regions,
            RatingWords words,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.orders = orders;
        this.clocks = clocks;
        this.actions = actions;
        this.voice = voice;
        this.indicators = indicators;
        this.organisations = organisations;
        this.regions = regions;
        this.words = words;
        this.clock = clock;
    }

    RectificationView view(Actor actor, SeriesNumber number, Locale locale) {
        var order = orders.find(number)
                .filter(it -> actor.may(Permissions.READ, it.place))
                .orElseThrow(Refusal.RatingUnknown::new);
        var said = said(order.rating, locale);
        var place = order.place;
        return new RectificationView(
                order.number,
                order.version,
                order.title,
                new Named<>(place.organisation(), bodyName(order)),
                new Named<>(
                        place.region(),
                        regions.fullName(place.region(), place.region().value().length() > 2 ? 2 : 1)),
                order.level,
                words.level(order.level, locale),
                said.indicators(),
                said.comment(),
                LocalDate.ofInstant(said.givenAt(), BusinessClock.ZONE),
                order.realName,
                findsOut(order, actor),
                findsOut(order, actor) ? order.eventNumber : null,
                order.state,
                words.state(order, locale),
                order.finding == null ? "" : words.say("finding." + order.finding, locale),
                order.appeal,
                order.round,
                order.attempts,
                order.overdue,
                order.dueAt,
                words.due(order.dueAt, locale),
                words.colour(order.dueAt, order.yellowAt),
                clocks.of(number).stream().map(it -> line(it, locale)).toList(),
                orders.entries(number).stream().map(it -> line(it, locale)).toList(),
                actions.remark(order, actor, locale),
                actions.offered(order, actor, locale));
    }

    /// Who works on it has to know what it is about; nobody else, and never the one who served.
    private static boolean findsOut(Rectification order, Actor actor) {
        var works = actor.may(Permissions.HANDLE, order.place)
                || actor.may(Permissions.CALL_BACK, order.place)
                || actor.may(Permissions.REVIEW, order.place);
        return works
                && order.realName
                && order.state != RectificationState.CLOSED
                && !actor.id().equals(order.handledBy);
    }

    Said said(UUID rating, Locale locale) {
        return jdbc.sql("""
                        select level, indicators, indicator_version, channel, comment, given_at, contact from ratings.rating where id = :id and not is_default
                        """)
                .param("id", rating)
                .query((row, i) -> new Row(
                        row.getInt("level"),
                        (String[]) row.getArray("indicators").getArray(),
                        row.getInt("indicator_version"),
                        row.getString("channel"),
                        row.getBytes("comment"),
                        row.getTimestamp("given_at").toInstant(),
                        row.getBoolean("contact")))
                .optional()
                .map(it -> new Said(
                        it.level(),
                        indicators.names(
                                Channel.valueOf(it.channel()), it.version(), Arrays.asList(it.indicators()), locale),
                        cipher.decryptNullable(it.comment()),
                        it.givenAt(),
                        it.contact()))
                .orElseThrow(Refusal.RatingUnknown::new);
    }

    /// Null when the rating was none that is worked off.
    @Nullable
    Progress progress(UUID rating, Locale locale) {
        return orders.ofRating(rating)
                .map(order -> new Progress(
                        order.number.readable(),
                        words.state(order, locale),
                        order.state == RectificationState.CLOSED,
                        order.dueAt == null ? null : words.day(order.dueAt, locale),
                        orders.entries(order.number).reversed().stream()
                                .map(it -> fact(it, locale))
                                .toList(),
                        RaterVoice.maySpeak(order),
                        voice.mayReopen(order)))
                .orElse(null);
    }

    private String bodyName(Rectification order) {
        return organisations
                .find(order.place.organisation())
                .map(it -> it.name())
                .orElse(order.place.organisation().value());
    }

    /// The rater reads what was answered, not what staff note for each other nor who they are.
    private Fact fact(Rectifications.Entry entry, Locale locale) {
        return new Fact(
                entry.at().atZone(BusinessClock.ZONE),
                title(entry, locale),
                entry.kind().forTheRater() ? entry.text() : null);
    }

    private Line line(Rectifications.Entry entry, Locale locale) {
        var who = switch (entry.actorKind()) {
            case STAFF -> entry.actorName();
            case PERSON -> words.say("who.rater", locale);
            default -> words.say("who.program", locale);
        };
        return new Line(entry.kind(), entry.at(), title(entry, locale), who, entry.text());
    }

    private String title(Rectifications.Entry entry, Locale locale) {
        return words.say("entry." + entry.kind() + (entry.detail() == null ? "" : "." + entry.detail()), locale);
    }

    private ClockLine line(Deadline deadline, Locale locale) {
        var running = deadline.stoppedAt() == null;
        return new ClockLine(
                deadline.kind(),
                words.say("clock." + deadline.kind(), locale),
                deadline.startedAt(),
                deadline.dueAt(),
                running ? words.due(deadline.dueAt(), locale) : null,
                deadline.colour(clock.instant()),
                deadline.stoppedAt(),
                deadline.derivation());
    }
}

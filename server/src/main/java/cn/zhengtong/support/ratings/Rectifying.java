package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.SeriesNumbers;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.notices.Notices;
import cn.zhengtong.support.notices.Tell;
import cn.zhengtong.support.ratings.RectificationClocks.Kind;
import cn.zhengtong.support.workflow.OpenStep;
import cn.zhengtong.support.workflow.Work;
import cn.zhengtong.support.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What happens around an order whoever moves it: its number, clocks, to-dos, counts and what the rater is
/// told.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Rectifying {

    private static final String SYSTEM = RectificationClocks.SYSTEM;

    private final Rectifications orders;
    private final RectificationClocks clocks;
    private final SeriesNumbers numbers;
    private final Workflow workflow;
    private final Notices notices;
    private final Tally tally;
    private final Facts facts;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final RatingLinks links;
    private final BusinessClock clock;

    Rectifying(
            Rectifications orders,
            RectificationClocks clocks,
            SeriesNumbers numbers,
            Workflow workflow,
            Notices notices,
            Tally tally,
            Facts facts,
            MessageSource messages,
            ApplicationEventPublisher events,
            RatingLinks links,
            BusinessClock clock) {
        this.orders = orders;
        this.clocks = clocks;
        this.numbers = numbers;
        this.workflow = workflow;
        this.notices = notices;
        this.tally = tally;
        this.facts = facts;
        this.messages = messages;
        this.events = events;
        this.links = links;
        this.clock = clock;
    }

    /// A low rating gets its order number, clocks and to-do at once.
    SeriesNumber open(Invitation invitation, int level, boolean realName) {
        var now = clock.instant();
        var number = numbers.next(SeriesNumbers.ORDERS);
        var region = invitation.place().region();
        var rectify = clocks.start(number, region, Kind.RECTIFY, now);
        var contact = realName ? clocks.start(number, region, Kind.CONTACT, now) : null;
        var first = contact == null ? rectify : contact;
        var work = work(number, invitation);
        var step = workflow.open(Actor.PROGRAM, work, step("rectify", Permissions.HANDLE, first));
        var order = new Rectification(number, invitation, level, realName, now, rectify.dueAt(), step);
        order.contactDueAt = contact == null ? null : contact.dueAt();
        order.due(first);
        orders.add(order);
        orders.log(
                order, EntryKind.OPENING, Actor.person(invitation.person(), 0), null, realName ? "CONTACT" : null, now);
        links.issue(invitation.id(), RatingLinks.Purpose.FOLLOW);
        tell(order, "low-rating", rectify.dueDay().toString());
        fact(order, "ratings.order-opened", Map.of("level", level, "realName", realName));
        events.publishEvent(
                new LowRatingGiven(number, region, invitation.place().organisation(), level, realName, now));
        return number;
    }

    /// Contact is done with: from now on the time for putting it right counts.
    void contacted(Rectification order, Instant now) {
        clocks.stop(order, now, Kind.CONTACT);
        var rectify = clocks.find(order, Kind.RECTIFY);
        order.due(rectify);
        workflow.moveDue(SYSTEM, order.number.value(), RectificationClocks.due(rectify));
    }

    /// An answer is there: the rater is told, and somebody else calls back.
    void rectified(Rectification order, boolean first, Actor officer, Instant now) {
        clocks.stop(order, now, Kind.RECTIFY);
        if (first) {
            count(order, Measure.RECTIFIED);
            if (order.inTime()) {
                count(order, Measure.IN_TIME);
            }
            if (order.realName) {
                count(order, Measure.TO_CALL_BACK);
            }
        }
        workflow.complete(officer, order.step, Map.of(), null);
        if (order.realName) {
            var callBack = clocks.again(order, Kind.CALL_BACK, now, "再次整改", officer.name());
            RectificationClocks.take(order, Kind.CALL_BACK, callBack);
            order.due(callBack);
            order.step = workflow.open(officer, work(order), step("call-back", Permissions.CALL_BACK, callBack));
        } else {
            order.due(null);
        }
        tell(order, "rectified");
        fact(order, "ratings.rectified", Map.of("round", order.round, "at", now.toString()));
    }

    /// The rater has spoken; each order counts once.
    void heard(Rectification order, Instant now) {
        clocks.stop(order, now, Kind.CALL_BACK);
        if (order.heard(now) && order.realName) {
            count(order, Measure.CALLED_BACK);
        }
        order.due(null);
    }

    /// Back to the unit, with a clock of its own.
    void reopened(Rectification order, String ground, Actor by, Instant now) {
        order.reopen();
        if (order.round == 2) {
            count(order, Measure.REOPENED);
        }
        workflow.close(by, SYSTEM, order.number.value(), ground);
        var rectify = clocks.again(order, Kind.RECTIFY, now, ground, by.isStaff() ? by.name() : "评价人");
        order.due(rectify);
        order.step = workflow.open(by, work(order), step("rectify-again", Permissions.HANDLE, rectify));
        tell(order, "rectification-reopened", rectify.dueDay().toString());
        fact(order, "ratings.reopened", Map.of("round", order.round, "at", now.toString()));
    }

    void appealed(Rectification order, Actor by) {
        order.appealStep =
                workflow.open(by, work(order), step("appeal", Permissions.REVIEW, clocks.find(order, Kind.RECTIFY)));
    }

    void appealDecided(Rectification order, Actor by) {
        var step = order.appealStep;
        if (step != null) {
            workflow.complete(by, step, Map.of(), null);
        }
    }

    void closed(Rectification order, Actor by, Instant now) {
        clocks.stop(order, now, Kind.values());
        workflow.close(by, SYSTEM, order.number.value(), String.valueOf(order.outcome));
        if (order.outcome == Rectification.Outcome.SET_ASIDE && order.rectifiedAt == null) {
            count(order, Measure.SET_ASIDE);
        }
        orders.log(
                order, EntryKind.CLOSING, by.isStaff() ? by : Actor.PROGRAM, null, String.valueOf(order.outcome), now);
        tell(order, "rectification-closed");
        fact(order, "ratings.order-closed", Map.of("outcome", String.valueOf(order.outcome), "at", now.toString()));
    }

    void overdue(Rectification order, Instant now) {
        order.overdue = true;
        count(order, Measure.OVERDUE);
        orders.log(order, EntryKind.OVERDUE, Actor.PROGRAM, null, null, now);
    }

    private void count(Rectification order, Measure... measures) {
        tally.count(order.month, order.place.organisation(), order.place.region(), measures);
    }

    private void tell(Rectification order, String key, String... more) {
        var args = new java.util.ArrayList<>(List.of(order.title, order.number.value()));
        args.addAll(List.of(more));
        notices.tell(new Tell(order.person, key, args, "/my/ratings/" + order.rating, SYSTEM, order.number.value()));
    }

    private void fact(Rectification order, String type, Map<String, ?> content) {
        facts.record(type, order.number.value(), content);
    }

    private OpenStep step(String key, String permission, @Nullable Deadline deadline) {
        return new OpenStep(key, say("ratings.step." + key), permission, RectificationClocks.due(deadline));
    }

    private Work work(SeriesNumber number, Invitation invitation) {
        return new Work(
                SYSTEM,
                number.value(),
                invitation.place(),
                say("ratings.work"),
                say("ratings.work.title", invitation.title()),
                null,
                "/desk/ratings/" + number.value());
    }

    private Work work(Rectification order) {
        return new Work(
                SYSTEM,
                order.number.value(),
                order.place,
                say("ratings.work"),
                say("ratings.work.title", order.title),
                null,
                "/desk/ratings/" + order.number.value());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}

package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.workflow.Workflow;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What staff do about a low rating. Three different people: who answers it, who calls back, who decides an
/// appeal; and
/// none of them is the one it is about.
@Service
@Transactional
class RectificationDesk {

    /// What came of a telephone call to the rater.
    enum Call {
        SATISFIED,
        UNSATISFIED,
        NOT_REACHED
    }

    private static final EntryKind[] HANDLING = {
        EntryKind.CONTACT, EntryKind.CLASSIFICATION, EntryKind.RECTIFICATION, EntryKind.APPEAL
    };

    private final Rectifications orders;
    private final Rectifying rectifying;
    private final Workflow workflow;
    private final Parties parties;
    private final RatingsSettings settings;
    private final BusinessClock clock;

    RectificationDesk(
            Rectifications orders,
            Rectifying rectifying,
            Workflow workflow,
            Parties parties,
            RatingsSettings settings,
            BusinessClock clock) {
        this.orders = orders;
        this.rectifying = rectifying;
        this.workflow = workflow;
        this.parties = parties;
        this.settings = settings;
        this.clock = clock;
    }

    void contact(Actor actor, SeriesNumber number, long version, boolean reached, String note) {
        var order = handling(actor, number, version);
        var done = order.tried(reached, settings.contactAttempts());
        var now = clock.instant();
        if (done) {
            rectifying.contacted(order, now);
        }
        orders.log(order, EntryKind.CONTACT, actor, note, reached ? "REACHED" : "NOT_REACHED", now);
        orders.save(order, now);
    }

    void classify(Actor actor, SeriesNumber number, long version, Rectification.Finding finding, String reasons) {
        var order = handling(actor, number, version);
        order.classify(finding);
        var now = clock.instant();
        orders.log(order, EntryKind.CLASSIFICATION, actor, reasons, finding.name(), now);
        orders.save(order, now);
    }

    void rectify(Actor actor, SeriesNumber number, long version, String measures) {
        var order = handling(actor, number, version);
        var now = clock.instant();
        var first = order.rectify(actor.id(), now);
        orders.log(order, EntryKind.RECTIFICATION, actor, measures, null, now);
        rectifying.rectified(order, first, actor, now);
        orders.save(order, now);
    }

    /// Telephone call after the answer; by somebody who had no part in it.
    void callBack(Actor actor, SeriesNumber number, long version, Call call, String note) {
        var order = reached(actor, Permissions.CALL_BACK, number, version);
        mustHaveHadNoPart(actor, order, HANDLING);
        var done = order.called(call != Call.NOT_REACHED, settings.contactAttempts());
        var now = clock.instant();
        orders.log(order, EntryKind.CALL_BACK, actor, note, call.name(), now);
        if (done) {
            rectifying.heard(order, now);
            workflow.complete(actor, order.step, Map.of(), null);
            settle(order, call, note, actor, now);
        }
        orders.save(order, now);
    }

    private void settle(Rectification order, Call call, String note, Actor actor, java.time.Instant now) {
        if (call == Call.SATISFIED) {
            order.close(Rectification.Outcome.SATISFIED, now);
            rectifying.closed(order, actor, now);
        } else if (call == Call.UNSATISFIED && order.mayReopen(settings.reopenings())) {
            rectifying.reopened(order, note, actor, now);
        } else if (call == Call.UNSATISFIED) {
            order.close(Rectification.Outcome.UNRESOLVED, now);
            rectifying.closed(order, actor, now);
        }
    }

    void appeal(Actor actor, SeriesNumber number, long version, String reasons) {
        var order = handling(actor, number, version);
        order.appeal(actor.id());
        rectifying.appealed(order, actor);
        var now = clock.instant();
        orders.log(order, EntryKind.APPEAL, actor, reasons, null, now);
        orders.save(order, now);
    }

    /// The rating itself stays; an upheld appeal only ends the working off.
    void decideAppeal(Actor actor, SeriesNumber number, long version, boolean upheld, String reasons) {
        var order = reached(actor, Permissions.REVIEW, number, version);
        mustHaveHadNoPart(actor, order, HANDLING);
        var now = clock.instant();
        order.decideAppeal(upheld, now);
        orders.log(order, EntryKind.APPEAL_DECISION, actor, reasons, order.appeal.name(), now);
        rectifying.appealDecided(order, actor);
        if (upheld) {
            rectifying.closed(order, actor, now);
        }
        orders.save(order, now);
    }

    /// The telephone number of a rater who wants to be called, for a stated purpose; the rater can see who
    /// looked.
    String reveal(Actor actor, SeriesNumber number, String purpose) {
        var order = orders.find(number).orElseThrow(Refusal.RatingUnknown::new);
        mustReach(actor, order.state.withTheUnit() ? Permissions.HANDLE : Permissions.CALL_BACK, order);
        mustNotHaveServed(actor, order);
        if (!order.realName || order.state == RectificationState.CLOSED) {
            throw new Refusal.NoContact();
        }
        var mobile = parties.reveal(actor, order.person, purpose + "（" + number.readable() + "）")
                .mobile();
        if (mobile == null) {
            throw new Refusal.NoContact();
        }
        return mobile.value();
    }

    private Rectification handling(Actor actor, SeriesNumber number, long version) {
        var order = reached(actor, Permissions.HANDLE, number, version);
        if (order.state.withTheUnit()) {
            workflow.claim(actor, order.step);
        }
        return order;
    }

    private Rectification reached(Actor actor, String permission, SeriesNumber number, long version) {
        var order = orders.lock(number).orElseThrow(Refusal.RatingUnknown::new);
        mustReach(actor, permission, order);
        mustNotHaveServed(actor, order);
        if (order.version != version) {
            throw new Refusal.OrderChangedMeanwhile();
        }
        return order;
    }

    /// Out of reach and missing are one answer.
    private static void mustReach(Actor actor, String permission, Rectification order) {
        if (!actor.may(permission, order.place)) {
            throw new Refusal.RatingUnknown();
        }
    }

    private static void mustNotHaveServed(Actor actor, Rectification order) {
        if (actor.id().equals(order.handledBy)) {
            throw new Refusal.OwnService();
        }
    }

    private void mustHaveHadNoPart(Actor actor, Rectification order, EntryKind... kinds) {
        if (orders.did(order.number, actor.id(), kinds)) {
            throw new Refusal.SomebodyElseNeeded();
        }
    }
}

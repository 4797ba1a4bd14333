package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the rater says about the answer: it will do, or it goes back.
@Service
@Transactional
class RaterVoice {

    private final Rectifications orders;
    private final Rectifying rectifying;
    private final RatingsSettings settings;
    private final BusinessClock clock;

    RaterVoice(Rectifications orders, Rectifying rectifying, RatingsSettings settings, BusinessClock clock) {
        this.orders = orders;
        this.rectifying = rectifying;
        this.settings = settings;
        this.clock = clock;
    }

    static boolean maySpeak(Rectification order) {
        return order.state == RectificationState.RECTIFIED || order.state == RectificationState.CALLED_BACK;
    }

    boolean mayReopen(Rectification order) {
        return maySpeak(order) && order.mayReopen(settings.reopenings());
    }

    /// @param rater whose invitation it is; proved by the session or by the link
    void confirm(Invitation invitation, Actor rater) {
        var order = spokenOf(invitation, "confirmation");
        var now = clock.instant();
        rectifying.heard(order, now);
        order.close(Rectification.Outcome.SATISFIED, now);
        orders.log(order, EntryKind.CONFIRMATION, rater, null, null, now);
        rectifying.closed(order, rater, now);
        orders.save(order, now);
    }

    void reopen(Invitation invitation, Actor rater, String why) {
        var order = spokenOf(invitation, "reopening");
        if (!order.mayReopen(settings.reopenings())) {
            throw new Refusal.NotNow("reopening", order.state);
        }
        var now = clock.instant();
        rectifying.heard(order, now);
        orders.log(order, EntryKind.REOPENING, rater, why, null, now);
        rectifying.reopened(order, "评价人不满意，退回", rater, now);
        orders.save(order, now);
    }

    private Rectification spokenOf(Invitation invitation, String action) {
        var order = orders.lockOfRating(invitation.id()).orElseThrow(Refusal.RatingUnknown::new);
        if (!maySpeak(order)) {
            throw new Refusal.NotNow(action, order.state);
        }
        return order;
    }
}

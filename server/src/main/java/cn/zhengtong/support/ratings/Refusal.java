package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// What ratings refuse.
abstract class Refusal extends RuleViolation {

    Refusal(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// No such invitation, rating or order, or not for this actor.
    static class RatingUnknown extends Refusal {
        RatingUnknown() {
            super("ratings.rating-unknown", Kind.UNKNOWN, "No such rating, or not for this actor");
        }
    }

    /// The event has not closed yet.
    static class NotClosedYet extends Refusal {
        NotClosedYet() {
            super("ratings.not-closed-yet", Kind.REFUSED, "Nobody is asked to rate before the event closed");
        }
    }

    /// It was rated before; what was said is not changed.
    static class RatedAlready extends Refusal {
        RatedAlready() {
            super("ratings.rated-already", Kind.REFUSED, "The event was rated before");
        }
    }

    /// The invitation ran out, or its link was used.
    static class InvitationOver extends Refusal {
        InvitationOver() {
            super("ratings.invitation-over", Kind.REFUSED, "The invitation ran out");
        }
    }

    /// Something is missing or wrong in what the rater filled in.
    static class RatingIncomplete extends Refusal {

        private final transient List<FieldError> errors;

        RatingIncomplete(List<FieldError> errors) {
            super("ratings.rating-incomplete", Kind.REFUSED, "The rating is incomplete", errors.size());
            this.errors = List.copyOf(errors);
        }

        @Override
        public List<FieldError> fieldErrors() {
            return errors;
        }
    }

    /// Not in this state of the order.
    static class NotNow extends Refusal {
        NotNow(String action, RectificationState state) {
            super("ratings.not-now", Kind.REFUSED, "Not possible in state " + state + ": " + action);
        }
    }

    /// Somebody changed the order meanwhile.
    static class OrderChangedMeanwhile extends Refusal {
        OrderChangedMeanwhile() {
            super("ratings.order-changed-meanwhile", Kind.CHANGED_MEANWHILE, "The order was changed meanwhile");
        }
    }

    /// Who served may not work off what was said about it.
    static class OwnService extends Refusal {
        OwnService() {
            super("ratings.own-service", Kind.REFUSED, "Who served may not work off the rating of it");
        }
    }

    /// Handling, reviewing and calling back are different people's work.
    static class SomebodyElseNeeded extends Refusal {
        SomebodyElseNeeded() {
            super("ratings.somebody-else-needed", Kind.REFUSED, "Another person must do this step");
        }
    }

    /// The rater does not want to be contacted, or the order is closed.
    static class NoContact extends Refusal {
        NoContact() {
            super("ratings.no-contact", Kind.REFUSED, "The rater does not want to be contacted");
        }
    }
}

package cn.zhengtong.services.acceptance;

import java.util.Set;

/// Legal status of a case. Suspension and extension are intervals on its clock, not states; the review's own
/// steps live
/// in `workflow`.
public enum CaseStatus {
    /// Received, nobody has answered yet: the five days of 行政许可法 §32(4) run.
    SUBMITTED,
    /// Told once and for all what is missing.
    SUPPLEMENT_PENDING,
    /// Accepted 已受理; the statutory and the committed clock run.
    IN_REVIEW,
    /// Reviewed; the head of the body decides.
    TO_DECIDE,
    GRANTED,
    DENIED,
    /// The decision reached the applicant (送达).
    DELIVERED,
    /// 不予受理.
    REFUSED,
    /// 依法不需要许可, 行政许可法 §32(1).
    NOT_NEEDED,
    /// 撤回申请.
    WITHDRAWN,
    /// Ended without decision, e.g. never supplemented.
    TERMINATED;

    boolean canBecome(CaseStatus next) {
        return switch (this) {
            case SUBMITTED ->
                Set.of(SUPPLEMENT_PENDING, IN_REVIEW, REFUSED, NOT_NEEDED, WITHDRAWN)
                        .contains(next);
            case SUPPLEMENT_PENDING ->
                Set.of(SUBMITTED, IN_REVIEW, WITHDRAWN, TERMINATED).contains(next);
            case IN_REVIEW -> Set.of(TO_DECIDE, WITHDRAWN, TERMINATED).contains(next);
            case TO_DECIDE ->
                Set.of(IN_REVIEW, GRANTED, DENIED, WITHDRAWN, TERMINATED).contains(next);
            case GRANTED, DENIED -> next == DELIVERED;
            case DELIVERED, REFUSED, NOT_NEEDED, WITHDRAWN, TERMINATED -> false;
        };
    }

    /// Nothing can happen to the case any more.
    boolean isEnd() {
        return switch (this) {
            case DELIVERED, REFUSED, NOT_NEEDED, WITHDRAWN, TERMINATED -> true;
            default -> false;
        };
    }

    boolean isDecided() {
        return this == GRANTED || this == DENIED || this == DELIVERED;
    }
}

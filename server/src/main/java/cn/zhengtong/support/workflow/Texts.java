package cn.zhengtong.support.workflow;

import org.jspecify.annotations.Nullable;

/// What people write beside an act.
final class Texts {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_OPINION = 4000;

    private Texts() {}

    static String reason(@Nullable String given) {
        var reason = given == null ? "" : given.strip();
        if (reason.length() < 2 || reason.length() > LONGEST_REASON) {
            throw new Refusal.ReasonMissing();
        }
        return reason;
    }

    static @Nullable String opinion(@Nullable String given) {
        if (given != null && given.length() > LONGEST_OPINION) {
            throw new Refusal.OpinionTooLong(LONGEST_OPINION);
        }
        return given == null || given.isBlank() ? null : given.strip();
    }
}

package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// More files are being checked than this house checks at once.
class VerificationBusy extends RuleViolation {

    VerificationBusy() {
        super("seals.verification-busy", Kind.TOO_MANY, "Too many files are being checked");
    }
}

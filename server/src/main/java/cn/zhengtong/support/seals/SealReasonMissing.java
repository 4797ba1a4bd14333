package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// Acts on a seal leave a reason.
class SealReasonMissing extends RuleViolation {

    SealReasonMissing() {
        super("seals.seal-reason-missing", Kind.REFUSED, "A reason is needed");
    }
}

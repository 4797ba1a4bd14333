package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// No such seal, or outside of what the keeper keeps.
class SealUnknown extends RuleViolation {

    SealUnknown() {
        super("seals.seal-unknown", Kind.UNKNOWN, "No such seal, or not for this actor");
    }
}

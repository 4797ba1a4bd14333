package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// The body's seal is frozen; nothing may be sealed with it for now.
class SealFrozen extends RuleViolation {

    SealFrozen() {
        super("seals.seal-frozen", Kind.REFUSED, "The seal is frozen");
    }
}

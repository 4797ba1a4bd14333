package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// A body has one living seal of a kind.
class SealInUse extends RuleViolation {

    SealInUse() {
        super("seals.seal-in-use", Kind.REFUSED, "The body has a seal of this kind");
    }
}

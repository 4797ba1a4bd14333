package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.RuleViolation;

/// The body's seal was destroyed and no new one has been made yet.
class SealDestroyed extends RuleViolation {

    SealDestroyed() {
        super("seals.seal-destroyed", Kind.REFUSED, "The seal was destroyed and no new one was made");
    }
}

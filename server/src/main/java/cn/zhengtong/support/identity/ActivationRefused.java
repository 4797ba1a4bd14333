package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The activation code is wrong, spent or too old.
class ActivationRefused extends RuleViolation {

    ActivationRefused() {
        super("identity.activation-refused", Kind.REFUSED, "The activation code is wrong, spent or too old.");
    }
}

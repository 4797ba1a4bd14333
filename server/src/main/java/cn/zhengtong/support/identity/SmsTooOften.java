package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// A code was sent to this phone a moment ago or too many today.
class SmsTooOften extends RuleViolation {

    SmsTooOften() {
        super("identity.sms-too-often", Kind.TOO_MANY, "A code was sent to this phone a moment ago or too many today.");
    }
}

package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// Too many tries from one address.
class TooManyTries extends RuleViolation {

    TooManyTries() {
        super("identity.too-many-tries", Kind.TOO_MANY, "Too many tries from one address.");
    }
}

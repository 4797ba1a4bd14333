package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The old password is wrong.
class OldPasswordWrong extends RuleViolation {

    OldPasswordWrong() {
        super("identity.old-password-wrong", Kind.REFUSED, "The old password is wrong.");
    }
}

package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// Account or password is wrong.
class SignInRefused extends RuleViolation {

    SignInRefused() {
        super("identity.sign-in-refused", Kind.REFUSED, "Account or password is wrong.");
    }
}

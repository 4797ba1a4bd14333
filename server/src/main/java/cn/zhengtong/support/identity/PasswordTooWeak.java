package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// The password is too short or too simple.
class PasswordTooWeak extends RuleViolation {

    PasswordTooWeak() {
        super("identity.password-too-weak", Kind.REFUSED, "The password is too short or too simple.");
    }
}

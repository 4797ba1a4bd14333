package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;

/// Too many wrong passwords; the account is locked for a while.
class AccountLocked extends RuleViolation {

    AccountLocked() {
        super("identity.account-locked", Kind.TOO_MANY, "Too many wrong passwords; the account is locked for a while.");
    }
}

package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// Another member of staff has this account.
class AccountTaken extends RuleViolation {

    AccountTaken() {
        super("staff.account-taken", Kind.REFUSED, "Another member of staff has this account.");
    }
}

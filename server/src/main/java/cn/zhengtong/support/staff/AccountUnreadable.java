package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// The account, name or title is not acceptable.
class AccountUnreadable extends RuleViolation {

    AccountUnreadable() {
        super("staff.account-unreadable", Kind.REFUSED, "The account, name or title is not acceptable.");
    }
}

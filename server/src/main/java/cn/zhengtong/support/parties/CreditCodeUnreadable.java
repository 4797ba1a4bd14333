package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// The text is no credit code at all.
class CreditCodeUnreadable extends RuleViolation {

    CreditCodeUnreadable() {
        super("parties.credit-code-unreadable", Kind.REFUSED, "The text is no credit code at all.");
    }
}

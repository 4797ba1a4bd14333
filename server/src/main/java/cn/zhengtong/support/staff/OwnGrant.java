package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// Nobody decides about a grant of their own.
class OwnGrant extends RuleViolation {

    OwnGrant() {
        super("staff.own-grant", Kind.REFUSED, "Nobody decides about a grant of their own.");
    }
}

package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// No such member, post or grant within the reach of the actor.
class StaffUnknown extends RuleViolation {

    StaffUnknown() {
        super("staff.staff-unknown", Kind.UNKNOWN, "No such member, post or grant within the reach of the actor.");
    }
}

package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// No role has this code.
class RoleUnknown extends RuleViolation {

    RoleUnknown() {
        super("staff.role-unknown", Kind.REFUSED, "No role has this code.");
    }
}

package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.RuleViolation;

/// Who proposed a grant may not approve it.
class SecondPersonNeeded extends RuleViolation {

    SecondPersonNeeded() {
        super("staff.second-person-needed", Kind.REFUSED, "Who proposed a grant may not approve it.");
    }
}

package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// No person has this identifier.
class PersonUnknown extends RuleViolation {

    PersonUnknown() {
        super("parties.person-unknown", Kind.UNKNOWN, "No person has this identifier.");
    }
}

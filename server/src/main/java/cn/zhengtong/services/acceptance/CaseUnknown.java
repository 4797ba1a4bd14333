package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;

/// No such case, or none that this actor may reach: both look the same.
class CaseUnknown extends RuleViolation {

    CaseUnknown(String number) {
        super("acceptance.case-unknown", Kind.UNKNOWN, "No case " + number + " within the reach of the actor", number);
    }
}

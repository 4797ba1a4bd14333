package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.RuleViolation;

/// Nobody sees a whole person without saying what for.
class PurposeMissing extends RuleViolation {

    PurposeMissing() {
        super("parties.purpose-missing", Kind.REFUSED, "Nobody sees a whole person without saying what for.");
    }
}

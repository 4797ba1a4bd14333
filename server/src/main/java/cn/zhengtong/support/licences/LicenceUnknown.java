package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.RuleViolation;

/// No such licence for this actor.
class LicenceUnknown extends RuleViolation {

    LicenceUnknown() {
        super("licences.licence-unknown", Kind.UNKNOWN, "No such licence for this actor.");
    }
}

package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.RuleViolation;

/// The licence has ended already.
class LicenceEnded extends RuleViolation {

    LicenceEnded() {
        super("licences.licence-ended", Kind.REFUSED, "The licence has ended already.");
    }
}

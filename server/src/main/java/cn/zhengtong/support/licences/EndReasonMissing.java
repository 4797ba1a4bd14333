package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.RuleViolation;

/// Reason or basis of an ending is missing.
class EndReasonMissing extends RuleViolation {

    EndReasonMissing() {
        super("licences.end-reason-missing", Kind.REFUSED, "Reason or basis of an ending is missing.");
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;

/// The case is past the point where this could be done.
class CaseNotOpen extends RuleViolation {

    CaseNotOpen(CaseNumber number, CaseStatus status) {
        super(
                "acceptance.case-not-open",
                Kind.REFUSED,
                "Case %s is %s".formatted(number.value(), status),
                number.value());
    }
}

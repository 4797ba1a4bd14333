package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;

/// The item asks for a surer identity than the applicant signed in with; the window can take the application
/// meanwhile.
class AssuranceTooLow extends RuleViolation {

    AssuranceTooLow(int needed) {
        super("acceptance.assurance-too-low", Kind.NOT_ALLOWED, "The item needs assurance " + needed, needed);
    }
}

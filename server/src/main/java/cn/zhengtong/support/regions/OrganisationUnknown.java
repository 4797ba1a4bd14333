package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RuleViolation;

/// No body has this code.
class OrganisationUnknown extends RuleViolation {

    OrganisationUnknown(String code) {
        super("regions.organisation-unknown", Kind.UNKNOWN, "No organisation " + code, code);
    }
}

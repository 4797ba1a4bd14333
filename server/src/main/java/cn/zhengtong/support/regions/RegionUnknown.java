package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RuleViolation;

/// No division has this code.
class RegionUnknown extends RuleViolation {

    RegionUnknown(String code) {
        super("regions.region-unknown", Kind.UNKNOWN, "No region " + code, code);
    }
}

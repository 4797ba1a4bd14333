package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// No published guide has this code.
class GuideUnknown extends RuleViolation {

    GuideUnknown(String code) {
        super("catalog.guide-unknown", Kind.UNKNOWN, "No guide " + code, code);
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// No list came from there, or it named no such body or region.
class SourceUnknown extends RuleViolation {

    SourceUnknown(String name) {
        super("catalog.source-unknown", Kind.UNKNOWN, "No source " + name);
    }
}

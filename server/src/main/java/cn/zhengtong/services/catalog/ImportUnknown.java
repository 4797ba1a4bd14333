package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// There is no such import, or no such row in it.
class ImportUnknown extends RuleViolation {

    ImportUnknown(Object id) {
        super("catalog.import-unknown", Kind.UNKNOWN, "No import " + id);
    }
}

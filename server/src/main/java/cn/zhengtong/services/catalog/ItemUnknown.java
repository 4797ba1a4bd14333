package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// No item has this code, or the actor may not see it.
class ItemUnknown extends RuleViolation {

    ItemUnknown(String code) {
        super("catalog.item-unknown", Kind.UNKNOWN, "No item " + code, code);
    }
}

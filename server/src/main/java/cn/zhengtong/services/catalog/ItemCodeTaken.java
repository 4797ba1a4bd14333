package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// The code of a new item is in use.
class ItemCodeTaken extends RuleViolation {

    ItemCodeTaken(String code) {
        super("catalog.item-code-taken", Kind.REFUSED, "Code " + code + " is in use", code);
    }
}

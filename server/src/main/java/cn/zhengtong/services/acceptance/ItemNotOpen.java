package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;

/// Nobody carries this item out under this code now.
class ItemNotOpen extends RuleViolation {

    ItemNotOpen(String taskCode) {
        super("acceptance.item-not-open", Kind.UNKNOWN, "No published item " + taskCode);
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// Somebody else saved the item after this editor had opened it.
class ItemChangedMeanwhile extends RuleViolation {

    ItemChangedMeanwhile(String code) {
        super("catalog.item-changed-meanwhile", Kind.CHANGED_MEANWHILE, "Item " + code + " was changed meanwhile");
    }
}

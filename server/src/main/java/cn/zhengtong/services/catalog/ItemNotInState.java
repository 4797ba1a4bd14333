package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;

/// The item cannot go from its present state to the wanted one.
class ItemNotInState extends RuleViolation {

    ItemNotInState(String code, ItemState from, ItemState to) {
        super("catalog.item-not-in-state", Kind.REFUSED, "Item %s cannot become %s from %s".formatted(code, to, from));
    }
}

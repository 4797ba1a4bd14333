package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// Publishing is refused while the guide lacks something a reader must be told.
class ItemIncomplete extends RuleViolation {

    private final transient List<FieldError> gaps;

    ItemIncomplete(String code, List<FieldError> gaps) {
        super("catalog.item-incomplete", Kind.REFUSED, "Item " + code + " has " + gaps.size() + " gaps", gaps.size());
        this.gaps = gaps;
    }

    @Override
    public List<FieldError> fieldErrors() {
        return gaps;
    }
}

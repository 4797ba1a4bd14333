package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// What the editor sent cannot even be kept as a draft.
class ContentRefused extends RuleViolation {

    private final transient List<FieldError> errors;

    ContentRefused(String code, List<FieldError> errors) {
        super("catalog.content-refused", Kind.REFUSED, "Item " + code + " cannot be kept", errors.size());
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldError> fieldErrors() {
        return errors;
    }
}

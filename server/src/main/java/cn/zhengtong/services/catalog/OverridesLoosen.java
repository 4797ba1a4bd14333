package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// A body may only be better for people than the basic catalogue: shorter, fewer, nearer (只减不增).
class OverridesLoosen extends RuleViolation {

    private final transient List<FieldError> errors;

    OverridesLoosen(List<FieldError> errors) {
        super("catalog.overrides-loosen", Kind.REFUSED, "Overrides loosen the basic catalogue", errors.size());
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldError> fieldErrors() {
        return errors;
    }
}

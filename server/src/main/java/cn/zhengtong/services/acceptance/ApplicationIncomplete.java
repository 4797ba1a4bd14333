package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// The application cannot be taken as it is; every reason names its field, all of them at once.
class ApplicationIncomplete extends RuleViolation {

    private final transient List<FieldError> errors;

    ApplicationIncomplete(List<FieldError> errors) {
        super("acceptance.application-incomplete", Kind.REFUSED, "An application is incomplete", errors.size());
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldError> fieldErrors() {
        return errors;
    }
}

package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.List;

/// A whole form as the page shows it, for `templates/forms/fields.html`.
public record FormView(List<FormField> fields, List<FieldError> errors) {

    /// What the person need not type.
    public List<FormField> settled() {
        return fields.stream().filter(FormField::settled).toList();
    }

    /// What the person is asked.
    public List<FormField> asked() {
        return fields.stream().filter(it -> !it.settled()).toList();
    }
}

package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.RuleViolation;

/// The form's schema uses what forms do not know; refused by its name instead of shown half.
class SchemaRefused extends RuleViolation {

    SchemaRefused(String path, String keyword) {
        super("forms.schema-refused", Kind.REFUSED, "%s: %s".formatted(path, keyword), path, keyword);
    }
}

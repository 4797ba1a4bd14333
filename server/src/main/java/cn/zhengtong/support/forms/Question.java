package cn.zhengtong.support.forms;

import java.util.List;

/// One question of a form, compiled from its property of the JSON Schema.
///
/// @param hint one sentence of help, empty when there is none
/// @param options what may be chosen, empty when anything may be written
/// @param longest most characters of a text, 0 when the schema sets none
/// @param pattern regular expression of a code, empty when there is none
record Question(
        String key,
        String title,
        String hint,
        Kind kind,
        boolean required,
        List<String> options,
        int longest,
        String pattern) {

    /// Texts longer than this are written in several lines.
    private static final int ONE_LINE = 150;

    /// Few enough to be seen at once.
    private static final int FEW = 7;

    /// What is asked for.
    enum Kind {
        TEXT,
        CODE,
        DATE,
        EMAIL,
        MOBILE,
        CITIZEN_NUMBER,
        NUMBER,
        INTEGER,
        YES_NO,
        CHOICE,
        CHOICES
    }

    boolean severalLines() {
        return kind == Kind.TEXT && longest > ONE_LINE;
    }

    /// All options stand on the page; where none need be chosen, a list offers to choose nothing.
    boolean optionsShown() {
        return required && options.size() <= FEW;
    }

    boolean numeric() {
        return kind == Kind.NUMBER || kind == Kind.INTEGER;
    }
}

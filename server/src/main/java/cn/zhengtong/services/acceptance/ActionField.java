package cn.zhengtong.services.acceptance;

import java.util.List;

/// One thing an act asks for; drives the desk's dialog and is checked again here.
///
/// @param type text, textarea, date, datetime, number, select, members, lines or checkbox
record ActionField(String key, String label, String type, List<Option> options, boolean required, String hint) {

    /// A choice of a select.
    record Option(String value, String label) {}

    static ActionField of(String key, String type, boolean required) {
        return new ActionField(key, key, type, List.of(), required, "");
    }

    static ActionField select(String key, List<Option> options) {
        return new ActionField(key, key, "select", options, true, "");
    }
}

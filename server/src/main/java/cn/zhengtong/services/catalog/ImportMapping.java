package cn.zhengtong.services.catalog;

import java.util.List;
import java.util.Map;

/// How the fields of one source's lists become our elements (来源对应关系).
///
/// @param fields element → where it comes from
/// @param empty words that mean nothing is there, such as 无
/// @param values element → what the source writes → what we write; an empty value leaves it out
record ImportMapping(
        Map<ImportElement, From> fields, List<String> empty, Map<ImportElement, Map<String, String>> values) {

    static final ImportMapping NONE = new ImportMapping(Map.of(), List.of("无", "-", "/", "null"), Map.of());

    ImportMapping {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        empty = empty == null ? List.of() : List.copyOf(empty);
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /// Fields of the source, the first one that says something counts; for lists all of them.
    ///
    /// @param separators characters that part the values of a list written as one text; empty = a line each
    record From(List<String> fields, String separators) {

        From {
            fields = fields == null ? List.of() : List.copyOf(fields);
            separators = separators == null ? "" : separators;
        }
    }
}

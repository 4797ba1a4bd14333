package cn.zhengtong.support.documents;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Fills fields into the wording of a template.
final class Wording {

    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern OPTIONAL = Pattern.compile("⟦([^⟧]*)⟧");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Map<String, String> fields;

    Wording(Map<String, String> fields) {
        this.fields = fields;
    }

    static String date(LocalDate day) {
        return DATE.format(day);
    }

    String fill(String text) {
        var kept = OPTIONAL.matcher(text).replaceAll(it -> {
            var inner = it.group(1);
            var complete = FIELD.matcher(inner)
                    .results()
                    .noneMatch(field -> value(field.group(1)).isEmpty());
            return java.util.regex.Matcher.quoteReplacement(complete ? inner : "");
        });
        return FIELD.matcher(kept).replaceAll(it -> java.util.regex.Matcher.quoteReplacement(value(it.group(1))));
    }

    /// The lines of a field, without empty ones.
    List<String> lines(String field) {
        return value(field)
                .lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    boolean lacks(String field) {
        return value(field).isBlank();
    }

    private String value(String field) {
        var value = fields.getOrDefault(field, "").strip();
        if (ISO_DATE.matcher(value).matches()) {
            return date(LocalDate.parse(value));
        }
        return field.equals("days") && NUMBER.matcher(value).matches() ? value + "个工作日" : value;
    }
}

package cn.zhengtong.support.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the questions out of a JSON Schema (2020-12) and refuses, by its name, every keyword that would be
/// ignored.
final class SchemaReader {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    /// Names the questions in the order in which they are asked; stores of JSON do not keep it otherwise.
    private static final String ORDER = "x-order";

    private static final Set<String> ROOT =
            Set.of("$schema", "type", "title", "description", "properties", "required", ORDER);
    private static final Set<String> EVERY = Set.of("type", "title", "description");
    private static final Set<String> ITEMS = Set.of("type", "enum");
    private static final Map<String, Set<String>> OF_TYPE = Map.of(
            "string", Set.of("enum", "format", "minLength", "maxLength", "pattern"),
            "number", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
            "integer", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
            "boolean", Set.of(),
            "array", Set.of("items", "minItems", "maxItems", "uniqueItems"));
    private static final Map<String, Question.Kind> FORMATS = Map.of(
            "date", Question.Kind.DATE,
            "email", Question.Kind.EMAIL,
            "mobile", Question.Kind.MOBILE,
            "citizen-number", Question.Kind.CITIZEN_NUMBER);

    /// Names that are safe in addresses, element ids and form names; what begins with `_` belongs to the draft.
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");

    private static final int LONGEST_PATTERN = 200;

    private SchemaReader() {}

    static List<Question> questions(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return List.of(); // a form without questions
        }
        known(schema, ROOT, "");
        if (!"object".equals(schema.get("type"))) {
            throw new SchemaRefused("", "type: " + schema.get("type"));
        }
        if (schema.containsKey("$schema") && !DIALECT.equals(schema.get("$schema"))) {
            throw new SchemaRefused("", "$schema: " + schema.get("$schema"));
        }
        var properties = map(schema.get("properties"), "properties");
        var required = list(schema.get("required"), "required");
        required.stream().filter(it -> !properties.containsKey(it)).findFirst().ifPresent(it -> {
            throw new SchemaRefused("required", it);
        });
        var questions = new ArrayList<Question>();
        properties.forEach((key, property) -> questions.add(question(key, property, required.contains(key))));
        var order = list(schema.get(ORDER), ORDER);
        questions.sort(
                Comparator.comparingInt(it -> order.contains(it.key()) ? order.indexOf(it.key()) : order.size()));
        return List.copyOf(questions);
    }

    private static Question question(String key, @Nullable Object given, boolean required) {
        if (!KEY.matcher(key).matches()) {
            throw new SchemaRefused("properties", key);
        }
        var property = map(given, key);
        var type = text(property.get("type"));
        var keywords = OF_TYPE.get(type);
        if (keywords == null) {
            throw new SchemaRefused(key, "type: " + property.get("type"));
        }
        known(property, EVERY, keywords, key);
        var title = text(property.get("title"));
        if (title.isBlank()) {
            throw new SchemaRefused(key, "title");
        }
        var options = type.equals("array") ? itemsOf(property, key) : list(property.get("enum"), key + ".enum");
        return new Question(
                key,
                title,
                text(property.get("description")),
                kind(type, property, key),
                required,
                options,
                property.get("maxLength") instanceof Number longest ? longest.intValue() : 0,
                pattern(property, key));
    }

    private static Question.Kind kind(String type, Map<String, Object> property, String key) {
        return switch (type) {
            case "number" -> Question.Kind.NUMBER;
            case "integer" -> Question.Kind.INTEGER;
            case "boolean" -> Question.Kind.YES_NO;
            case "array" -> Question.Kind.CHOICES;
            default -> {
                if (property.containsKey("enum")) {
                    yield Question.Kind.CHOICE;
                }
                if (property.containsKey("pattern")) {
                    yield Question.Kind.CODE;
                }
                if (!property.containsKey("format")) {
                    yield Question.Kind.TEXT;
                }
                var kind = FORMATS.get(text(property.get("format")));
                if (kind == null) {
                    throw new SchemaRefused(key, "format: " + property.get("format"));
                }
                yield kind;
            }
        };
    }

    private static List<String> itemsOf(Map<String, Object> property, String key) {
        var path = key + ".items";
        var items = map(property.get("items"), path);
        known(items, ITEMS, path);
        if (!"string".equals(items.get("type")) || !items.containsKey("enum")) {
            throw new SchemaRefused(path, "type: " + items.get("type"));
        }
        return list(items.get("enum"), path + ".enum");
    }

    private static String pattern(Map<String, Object> property, String key) {
        var pattern = text(property.get("pattern"));
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            throw new SchemaRefused(key, "pattern: " + pattern);
        }
        if (pattern.length() > LONGEST_PATTERN) {
            throw new SchemaRefused(key, "pattern: " + pattern);
        }
        return pattern;
    }

    private static void known(Map<String, Object> schema, Set<String> keywords, String path) {
        known(schema, keywords, Set.of(), path);
    }

    private static void known(Map<String, Object> schema, Set<String> keywords, Set<String> more, String path) {
        for (var keyword : schema.keySet()) {
            if (!keywords.contains(keyword) && !more.contains(keyword)) {
                throw new SchemaRefused(path, keyword);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new SchemaRefused(path, String.valueOf(value));
    }

    private static List<String> list(@Nullable Object value, String path) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new SchemaRefused(path, String.valueOf(value));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}

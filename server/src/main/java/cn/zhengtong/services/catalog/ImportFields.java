package cn.zhengtong.services.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a row says for an element: the words that mean nothing are nothing, lists come apart.
record ImportFields(ImportMapping mapping, Map<String, ?> raw) {

    /// The first field that says something.
    Optional<String> one(ImportElement element) {
        return values(element).findFirst();
    }

    List<String> many(ImportElement element) {
        var from = mapping.fields().get(element);
        if (from == null) {
            return List.of();
        }
        return from.fields().stream()
                .map(raw::get)
                .flatMap(ImportFields::texts)
                .flatMap(it -> parts(it, from.separators()))
                .map(String::strip)
                .filter(this::says)
                .distinct()
                .toList();
    }

    private Stream<String> values(ImportElement element) {
        var from = mapping.fields().get(element);
        return from == null
                ? Stream.empty()
                : from.fields().stream()
                        .map(raw::get)
                        .map(it -> String.join(
                                "；",
                                texts(it).map(String::strip).filter(this::says).toList()))
                        .filter(this::says);
    }

    private boolean says(String text) {
        return !text.isBlank() && !mapping.empty().contains(text.strip());
    }

    private static Stream<String> texts(Object value) {
        if (value == null) {
            return Stream.empty();
        }
        return value instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of(String.valueOf(value));
    }

    private static Stream<String> parts(String text, String separators) {
        var parts = new ArrayList<String>(List.of(text.split("\\R")));
        if (separators.isEmpty()) {
            return parts.stream();
        }
        var any = "[" + separators.replaceAll("([\\\\\\]\\[^&-])", "\\\\$1") + "]";
        return parts.stream().flatMap(it -> Arrays.stream(it.split(any)));
    }
}

package cn.zhengtong.services.acceptance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Fills forms in with invented answers that their schema allows; only the demo's history uses it.
final class SampleForms {

    private static final String TEXT = "按照实际情况如实填写，材料与原件一致，地址电话都有人接收，请按规定办理。";

    private SampleForms() {}

    static Map<String, Object> fill(Map<String, Object> schema, RandomGenerator random, LocalDate today) {
        var values = new LinkedHashMap<String, Object>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, property) -> {
                if (property instanceof Map<?, ?> it) {
                    values.put(String.valueOf(key), value(it, random, today));
                }
            });
        }
        return values;
    }

    private static Object value(Map<?, ?> property, RandomGenerator random, LocalDate today) {
        if (property.get("enum") instanceof List<?> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
        return switch (String.valueOf(property.get("type"))) {
            case "array" ->
                property.get("items") instanceof Map<?, ?> items ? List.of(value(items, random, today)) : List.of();
            case "integer" -> (long) number(property, random);
            case "number" -> (double) number(property, random);
            case "boolean" -> true;
            default -> text(property, random, today);
        };
    }

    private static int number(Map<?, ?> property, RandomGenerator random) {
        int least = Math.max(bound(property.get("minimum"), 1), bound(property.get("exclusiveMinimum"), 0) + 1);
        int most = Math.max(least, Math.min(bound(property.get("maximum"), least + 80), least + 80));
        return least + random.nextInt(most - least + 1);
    }

    private static int bound(@org.jspecify.annotations.Nullable Object given, int otherwise) {
        return given instanceof Number it ? it.intValue() : otherwise;
    }

    private static String text(Map<?, ?> property, RandomGenerator random, LocalDate today) {
        var title = String.valueOf(property.get("title"));
        if ("date".equals(property.get("format"))) {
            return today.minusDays(random.nextInt(200)).toString();
        }
        if (title.matches(".*(手机|电话).*")) {
            return "1380000%04d".formatted(random.nextInt(10_000));
        }
        if (title.matches(".*(姓名|经办人|联系人|负责人)")) {
            return "周晓安";
        }
        if (title.matches(".*(地址|场所|住所)")) {
            return "中山路 " + (1 + random.nextInt(300)) + " 号 2 层";
        }
        int least = bound(property.get("minLength"), 2);
        int most = bound(property.get("maxLength"), 40);
        return TEXT.substring(0, Math.min(TEXT.length(), Math.max(least, Math.min(most, 12))));
    }
}

package cn.zhengtong.support.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/// The forms of the shipped catalogue, and forms made for tests.
final class ShippedForms {

    private static final Path ITEMS = Path.of("src/main/resources/catalog/items");

    private ShippedForms() {}

    /// By catalogue code.
    static Map<String, Map<String, Object>> all() {
        var forms = new LinkedHashMap<String, Map<String, Object>>();
        try (var files = Files.list(ITEMS)) {
            for (var file : files.sorted().toList()) {
                var item = JsonMapper.shared().readValue(Files.readString(file), Map.class);
                forms.put(file.getFileName().toString(), form(item));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return forms;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> form(Map<?, ?> item) {
        return (Map<String, Object>) item.get("form");
    }

    static Map<String, Object> schema(List<String> required, Object... properties) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put((String) properties[i], properties[i + 1]);
        }
        return Map.of("type", "object", "required", required, "properties", map);
    }

    static Map<String, Object> property(String type, String title, Object... more) {
        var map = new LinkedHashMap<String, Object>();
        map.put("type", type);
        map.put("title", title);
        for (int i = 0; i < more.length; i += 2) {
            map.put((String) more[i], more[i + 1]);
        }
        return map;
    }

    static Forms forms() {
        var answers = new Answers(messages());
        return new Forms(answers, new ErrorWords(messages()), new FormViews(answers));
    }

    private static MessageSource messages() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/forms");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}

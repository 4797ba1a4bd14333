package cn.zhengtong.support.documents;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The templates that the product ships, `documents/templates/<key>.json`.
@Component
class DocumentTemplates {

    private static final String ENDING = ".json";

    private final Map<String, DocumentTemplate> templates = new HashMap<>();

    DocumentTemplates(JsonMapper json) throws IOException {
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath:documents/templates/*.json")) {
            var name = String.valueOf(file.getFilename());
            try (var content = file.getInputStream()) {
                templates.put(
                        name.substring(0, name.length() - ENDING.length()),
                        json.readValue(content, DocumentTemplate.class));
            }
        }
    }

    DocumentTemplate require(String key) {
        var template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("no template " + key);
        }
        return template;
    }

    Set<String> keys() {
        return templates.keySet();
    }
}

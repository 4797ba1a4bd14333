package cn.zhengtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What people read stands in message files, Chinese and English alike, and every refusal has its words.
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    @Test
    void chineseAndEnglishHaveTheSameKeys() throws IOException {
        var files = chineseFiles();
        assertThat(files).isNotEmpty();
        for (var file : files) {
            var english = file.resolveSibling(file.getFileName().toString().replace(".properties", "_en.properties"));
            assertThat(english).as(file.toString()).exists();
            assertThat(keys(english)).as(english.toString()).isEqualTo(keys(file));
        }
    }

    @Test
    void everyRefusalHasItsWords() throws IOException {
        var known = new TreeSet<String>();
        for (var file : chineseFiles()) {
            known.addAll(keys(file));
        }
        var code = Pattern.compile("super\\(\\s*\"([a-z]+\\.[a-z0-9-]+)\",\\s*(?:RuleViolation\\.)?Kind\\.");
        int found = 0;
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(it -> it.toString().endsWith(".java")).toList()) {
                var matcher = code.matcher(Files.readString(source));
                while (matcher.find()) {
                    found++;
                    assertThat(known).as(source.toString()).contains("problem." + matcher.group(1));
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void templatesUseOnlyKnownMessages() throws IOException {
        var known = new TreeSet<String>();
        for (var file : chineseFiles()) {
            known.addAll(keys(file));
        }
        var use = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]+)[}(]");
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template :
                    templates.filter(it -> it.toString().endsWith(".html")).toList()) {
                var matcher = use.matcher(Files.readString(template));
                while (matcher.find()) {
                    assertThat(known).as(template.toString()).contains(matcher.group(1));
                }
            }
        }
    }

    private static List<Path> chineseFiles() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.filter(it -> !it.toString().endsWith("_en.properties")).toList();
        }
    }

    private static TreeSet<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}

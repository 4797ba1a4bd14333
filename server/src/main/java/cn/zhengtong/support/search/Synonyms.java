package cn.zhengtong.support.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/// Reads a text so that words which people use for one another become one word (`search/synonyms.txt`).
final class Synonyms {

    private static final Map<String, String> COMMON = read();
    private static final Pattern ANY = Pattern.compile(COMMON.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

    private Synonyms() {}

    static String folded(String text) {
        return ANY.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(COMMON.getOrDefault(it.group(), it.group())));
    }

    private static Map<String, String> read() {
        try {
            var words = new HashMap<String, String>();
            var file = new ClassPathResource("search/synonyms.txt").getContentAsString(StandardCharsets.UTF_8);
            file.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).forEach(line -> {
                var parts = line.split(":");
                words.put(parts[0].strip(), parts[0].strip());
                for (var other : parts[1].strip().split(" +")) {
                    words.put(other, parts[0].strip());
                }
            });
            return Map.copyOf(words);
        } catch (IOException missing) {
            throw new UncheckedIOException("search/synonyms.txt", missing);
        }
    }
}

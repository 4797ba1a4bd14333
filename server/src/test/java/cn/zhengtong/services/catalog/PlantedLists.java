package cn.zhengtong.services.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Lists with good and bad rows for the tests of imports.
final class PlantedLists {

    private PlantedLists() {}

    /// The planted good rows under codes of the test's own.
    static String good(String codes) throws IOException {
        return resource("planted-good.jsonl").replace("990112", codes).replace("990106", codes);
    }

    static String many(String codes, int rows) throws IOException {
        var line = good(codes).lines().findFirst().orElseThrow();
        var text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(line.replace(codes + "001000", codes + "%03d000".formatted(i + 100)))
                    .append('\n');
        }
        return text.toString();
    }

    static String resource(String file) throws IOException {
        try (var in = PlantedLists.class.getResourceAsStream("/catalog/import/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

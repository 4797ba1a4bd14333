package cn.zhengtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A module reads and writes its own schema only.
class SchemaOwnershipTests {

    private static final Path CODE = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void noModuleReachesIntoAnothersSchema() throws IOException {
        var modules = ModularityTests.MODULES.stream().toList();
        var names = String.join(
                "|", modules.stream().map(it -> it.getIdentifier().toString()).toList());
        int checked = 0;
        for (var module : modules) {
            var name = module.getIdentifier().toString();
            var foreign = Pattern.compile(
                    "(?i)\\b(from|join|into|update|references|truncate|table)\\s+(?!%s\\.)(%s)\\.[a-z_]+\\b(?!\\s*\\()"
                            .formatted(name, names));
            var code = CODE.resolve(module.getBasePackage().getName().replace('.', '/'));
            var files = new ArrayList<>(filesIn(code));
            assertThat(files).as("code of %s", name).isNotEmpty();
            files.addAll(filesIn(MIGRATIONS.resolve(name)));
            for (var file : files) {
                checked++;
                assertThat(sqlOf(file)).as(file.toString()).doesNotContainPattern(foreign);
            }
        }
        assertThat(checked).isPositive();
    }

    /// Imports are not SQL.
    private static String sqlOf(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(it -> !it.startsWith("import ") && !it.startsWith("package "))
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

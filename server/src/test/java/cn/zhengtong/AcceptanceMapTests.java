package cn.zhengtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What `docs/acceptance.md` names exists: test classes and their methods, journeys, measurements.
class AcceptanceMapTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Tests)(?:#(\\w+))?`");
    private static final Pattern JOURNEY = Pattern.compile("`([\\w-]+\\.spec\\.ts)`");

    @Test
    void everyNamedTestAndJourneyExists() throws IOException {
        var text = Files.readString(ROOT.resolve("docs/acceptance.md"));
        var shown = text.substring(0, text.indexOf("## Not yet"));
        var named = NAMED.matcher(shown).results().toList();
        assertThat(named).hasSizeGreaterThan(20);
        for (var it : named) {
            var source = source(it.group(1));
            assertThat(source).as(it.group()).hasSize(1);
            if (it.group(2) != null) {
                assertThat(Files.readString(source.getFirst())).as(it.group()).contains("void " + it.group(2) + "(");
            }
        }
        JOURNEY.matcher(shown)
                .results()
                .forEach(it -> assertThat(ROOT.resolve("web/tests/journeys").resolve(it.group(1)))
                        .exists());
    }

    private static List<Path> source(String name) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(it -> it.getFileName().toString().equals(name + ".java"))
                    .toList();
        }
    }
}

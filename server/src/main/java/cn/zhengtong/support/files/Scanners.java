package cn.zhengtong.support.files;

import cn.zhengtong.foundation.ZhengtongSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// All virus scanners of this install.
@Component
class Scanners {

    private static final Logger LOG = LoggerFactory.getLogger(Scanners.class);

    private final List<VirusScanner> all;

    Scanners(List<VirusScanner> all, ZhengtongSettings settings) {
        this.all = List.copyOf(all);
        if (!settings.demo() && all.stream().allMatch(TestPatternScanner.class::isInstance)) {
            LOG.warn("No virus scanner is connected (zhengtong.files.scanner); only the test pattern is found");
        }
    }

    String names() {
        return all.stream().map(VirusScanner::name).sorted().collect(Collectors.joining(" "));
    }

    void scan(Path file) {
        for (var scanner : all) {
            try (var content = Files.newInputStream(file)) {
                ask(scanner, content);
            } catch (IOException unanswered) {
                throw new FileRefused.ScannerSilent(unanswered);
            }
        }
    }

    /// The files inside a document one by one, for those who do not unfold documents by themselves.
    void scanInside(Opening content) throws IOException {
        for (var scanner : all) {
            if (!scanner.unfolds()) {
                try (var stream = content.open()) {
                    ask(scanner, stream);
                }
            }
        }
    }

    /// Gives the same content anew each time.
    interface Opening {
        InputStream open() throws IOException;
    }

    private static void ask(VirusScanner scanner, InputStream content) throws IOException {
        scanner.scan(content).ifPresent(found -> {
            throw new FileRefused.Infected(found);
        });
    }

    /// The scanner of the province, when one is named.
    @Configuration(proxyBeanMethods = false)
    static class Connected {

        @Bean
        @ConditionalOnExpression("!'${zhengtong.files.scanner:}'.isEmpty()")
        ClamdScanner clamdScanner(FileSettings settings) {
            return new ClamdScanner(settings.scanner());
        }
    }
}

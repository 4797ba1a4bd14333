package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Publishes the processes that the product ships: those that are missing, and those whose file changed since. A
/// version that somebody published here stays the newest until the product brings a new file.
@Component
@Order(16)
class ShippedProcesses implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedProcesses.class);

    private final Definitions definitions;

    ShippedProcesses(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:workflow/*.bpmn");
        for (var file : Arrays.stream(files)
                .sorted(Comparator.comparing(it -> String.valueOf(it.getFilename())))
                .toList()) {
            publish(file);
        }
    }

    private void publish(Resource file) throws IOException {
        var xml = file.getContentAsString(StandardCharsets.UTF_8);
        var graph = Objects.requireNonNull(
                GraphCompiler.compile(xml, 0, new ArrayList<>()), () -> "shipped process cannot be read: " + file);
        if (definitions.knows(graph.key(), xml)) {
            return;
        }
        try {
            var row = definitions.publish(Actor.PROGRAM, xml, Locale.SIMPLIFIED_CHINESE);
            LOG.info("published process {} version {}", row.key(), row.version());
        } catch (Refusal.FileUnchanged publishedMeanwhile) {
            LOG.info("another instance published process {}", graph.key());
        }
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Publishes the items that the product ships with (`catalog/items/*.json`) where they are not there yet; a
/// stop in between is made up next time.
@Component
@Order(40)
class FirstItems implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstItems.class);

    private final Items items;
    private final GuideReader json;
    private final JdbcClient jdbc;

    FirstItems(Items items, GuideReader json, JdbcClient jdbc) {
        this.items = items;
        this.json = json;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:catalog/items/*.json");
        var known = jdbc.sql("select code from catalog.item where current_version is not null")
                .query(String.class)
                .set();
        var missing = Arrays.stream(files)
                .filter(it ->
                        !known.contains(Objects.requireNonNull(it.getFilename()).replace(".json", "")))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
        for (var file : missing) {
            var content = json.content(file.getContentAsString(StandardCharsets.UTF_8));
            items.save(Actor.PROGRAM, content, "PRODUCT", null);
            items.publish(Actor.PROGRAM, new CatalogCode(content.catalogCode()));
        }
        if (!missing.isEmpty()) {
            LOG.info("Published {} service items", missing.size());
        }
    }
}

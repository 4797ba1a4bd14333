package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Brings the mappings that the product knows (`catalog/sources/*.json`) where their source has none yet.
@Component
@Order(41)
class FirstSources implements ApplicationRunner {

    private final Sources sources;
    private final GuideReader json;
    private final JdbcClient jdbc;

    FirstSources(Sources sources, GuideReader json, JdbcClient jdbc) {
        this.sources = sources;
        this.json = json;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var known =
                jdbc.sql("select name from catalog.source").query(String.class).set();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:catalog/sources/*.json")) {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            var name = String.valueOf(json.tree(text).get("name"));
            if (!known.contains(name)) {
                sources.save(Actor.PROGRAM, name, json.mapping(text), true, null);
            }
        }
    }
}

package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.zhengtong.ZhengtongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real list of another province. It is not part of the product: without it these tests are skipped and say
/// so.
@ZhengtongTest
class TheRealListTests {

    private static final Path LIST = Path.of(
                    Optional.ofNullable(System.getenv("ZHENGTONG_SAMPLES")).orElse("../../shared/data"))
            .resolve("service-items-300.jsonl");

    @Autowired
    Imports imports;

    @Autowired
    ImportViews views;

    @Autowired
    Sources sources;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyRowEntersAndTheSecondTimeNothingChanges() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(LIST), "the real list is not here: put it into the folder that ZHENGTONG_SAMPLES names");
        var bytes = Files.readAllBytes(LIST);
        var first = views.view(ImportingAListTests.KEEPER, imported(bytes)).counts();
        assertThat(first.of(ItemIntake.Verdict.REFUSED)).isZero();
        assertThat(first.of(ItemIntake.Verdict.NEW)).isEqualTo(300);
        assertThat(first.applied()).isEqualTo(300);
        assertThat(first.drafts()).as("incomplete, with gaps listed").isEqualTo(300);
        assertThat(origins()).isEqualTo(300);
        assertThat(jdbc.sql("select count(distinct item) from catalog.origin where source = :source")
                        .param("source", ImportingAListTests.SHIPPED)
                        .query(Integer.class)
                        .single())
                .isEqualTo(300);
        var again = views.view(ImportingAListTests.KEEPER, imported(bytes)).counts();
        assertThat(again.of(ItemIntake.Verdict.UNCHANGED)).isEqualTo(300);
        assertThat(origins()).isEqualTo(300);
        var bodies = sources.bodies(ImportingAListTests.KEEPER, ImportingAListTests.SHIPPED, true, null, 100)
                .rows();
        assertThat(bodies).hasSize(80);
        assertThat(bodies.stream().filter(it -> it.guessed() != null).count())
                .as("bodies for which one of ours is proposed")
                .isGreaterThanOrEqualTo(30);
    }

    private int origins() {
        return jdbc.sql("select count(*) from catalog.origin where source = :source")
                .param("source", ImportingAListTests.SHIPPED)
                .query(Integer.class)
                .single();
    }

    private UUID imported(byte[] bytes) throws InterruptedException {
        var job = imports.upload(ImportingAListTests.KEEPER, ImportingAListTests.SHIPPED, "list.jsonl", bytes)
                .id();
        imports.check(ImportingAListTests.KEEPER, job);
        wait(job);
        imports.run(ImportingAListTests.KEEPER, job);
        wait(job);
        var refused = views.rows(
                        ImportingAListTests.KEEPER, job, ItemIntake.Verdict.REFUSED, null, 5, Locale.SIMPLIFIED_CHINESE)
                .rows();
        assertThat(refused).isEmpty();
        return job;
    }

    private void wait(UUID job) throws InterruptedException {
        for (int i = 0;
                i < 600
                        && imports.require(ImportingAListTests.KEEPER, job)
                                .state()
                                .atWork();
                i++) {
            Thread.sleep(100);
        }
    }
}

package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A list of another province, planted for these tests; each test has a source of its own, so that none sees
/// another's.
@ZhengtongTest
class ImportingAListTests {

    static final String SHIPPED = "外省公开办事指南（JSON）";
    static final Actor KEEPER = Actor.staff(
            UUID.randomUUID(),
            "徐知夏",
            new Scope(List.of(new Grant(
                    "item-keeper",
                    Set.of(Items.EDIT, Items.IMPORT, Items.PUBLISH),
                    new Reach(new RegionCode("32"), null, Set.of())))));

    @Autowired
    Imports imports;

    @Autowired
    ImportViews views;

    @Autowired
    ImportWork work;

    @Autowired
    ImportSchedule schedule;

    @Autowired
    Sources sources;

    @Autowired
    Items items;

    @Autowired
    ItemDrafts drafts;

    @Autowired
    Origins origins;

    @Autowired
    GuideReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aGoodListEntersAsDraftsWithTheirGapsAndTheForeignBodyAmongThem() throws IOException {
        var source = source("天涯一");
        var job = imported(source, PlantedLists.good("990211"));
        var counts = views.view(KEEPER, job).counts();
        assertThat(counts.of(ItemIntake.Verdict.NEW)).isEqualTo(5);
        assertThat(counts.applied()).isEqualTo(5);
        var item = items.edited(KEEPER, new CatalogCode("990211001000"));
        assertThat(item.state()).isEqualTo(ItemState.DRAFT);
        assertThat(item.origin()).isEqualTo(ItemIntake.IMPORT);
        assertThat(item.gaps())
                .extracting(it -> it.field())
                .contains("body", "steps", "fee", "form", "legal-basis", "faq");
        assertThat(item.content().place()).as("another body's address").isNull();
        assertThatExceptionOfType(ItemIncomplete.class)
                .isThrownBy(() -> items.publish(KEEPER, new CatalogCode("990211001000")));
        var origin = origins.view(KEEPER, new CatalogCode("990211001000"));
        assertThat(origin.bodyName()).isEqualTo("天涯省海洋厅");
        assertThat(origin.fields()).containsKeys("handle_location", "consult_phone");
    }

    @Test
    void theSameBasicCodeOfAnotherBodyGetsACodeOfItsOwn() throws IOException {
        var source = source("天涯二");
        imported(source, PlantedLists.good("990212"));
        assertThat(items.edited(KEEPER, new CatalogCode("990212001000"))
                        .content()
                        .name())
                .isEqualTo("海上观光平台设置许可");
        assertThat(items.edited(KEEPER, new CatalogCode("990212001000A0"))
                        .content()
                        .name())
                .isEqualTo("海上观光平台设置许可（市级）");
        assertThat(items.edited(KEEPER, new CatalogCode("99021200200002"))
                        .content()
                        .name())
                .isEqualTo("潜水船登记（变更）");
    }

    @Test
    void importingAgainChangesNothingAndDoublesNothing() throws IOException {
        var source = source("天涯三");
        imported(source, PlantedLists.good("990213"));
        var before = itemsLike("990213%");
        var version = items.edited(KEEPER, new CatalogCode("990213001000")).version();
        var again = imported(source, PlantedLists.good("990213"));
        assertThat(views.view(KEEPER, again).counts().of(ItemIntake.Verdict.UNCHANGED))
                .isEqualTo(5);
        assertThat(itemsLike("990213%")).isEqualTo(before).isEqualTo(5);
        assertThat(items.edited(KEEPER, new CatalogCode("990213001000")).version())
                .isEqualTo(version);
    }

    @Test
    void aChangedRowUpdatesItsItemAndWhatWasEditedHereStays() throws IOException {
        var source = source("天涯四");
        imported(source, PlantedLists.good("990214"));
        var code = new CatalogCode("990214001000");
        edit(code, "summary", "在海上看日出的平台，设置前要办。");
        var again = imported(
                source,
                PlantedLists.good("990214")
                        .replace("\"handle_time_limit\": \"7(工作日)\"", "\"handle_time_limit\": \"6(工作日)\""));
        assertThat(views.view(KEEPER, again).counts().of(ItemIntake.Verdict.CHANGED))
                .isEqualTo(3);
        assertThat(views.view(KEEPER, again).counts().of(ItemIntake.Verdict.UNCHANGED))
                .isEqualTo(2);
        var item = items.edited(KEEPER, code).content();
        assertThat(Objects.requireNonNull(item.committedLimit()).value()).isEqualTo(6);
        assertThat(item.summary()).startsWith("在海上看日出");
    }

    @Test
    void whatBothSidesChangedIsNotOverwrittenButListedAndTheKeeperDecides() throws IOException {
        var source = source("天涯五");
        imported(source, PlantedLists.good("990215"));
        var code = new CatalogCode("990215001000");
        edit(code, "name", "海上看日出平台许可");
        var again = imported(
                source,
                PlantedLists.good("990215").replace("\"TASK_NAME\": \"海上观光平台设置许可\"", "\"TASK_NAME\": \"海上观光平台许可（新）\""));
        assertThat(items.edited(KEEPER, code).content().name()).isEqualTo("海上看日出平台许可");
        var conflicts = views.rows(KEEPER, again, ItemIntake.Verdict.CONFLICT, null, 20, Locale.SIMPLIFIED_CHINESE)
                .rows();
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.getFirst().conflicts())
                .containsExactly(new ImportViews.Conflict("name", "事项名称", "海上观光平台许可（新）", "海上看日出平台许可"));
        imports.acceptTheirs(KEEPER, again, conflicts.getFirst().number());
        assertThat(items.edited(KEEPER, code).content().name()).isEqualTo("海上观光平台许可（新）");
        assertThat(views.view(KEEPER, again).counts().withConflicts()).isZero();
    }

    @Test
    void everyPlantedBadRowIsRefusedInWordsWithItsRowAndWhatToDo() throws IOException {
        var source = source("天涯六");
        var job = imported(source, PlantedLists.resource("planted-bad.jsonl"));
        var refused = views.rows(KEEPER, job, ItemIntake.Verdict.REFUSED, null, 50, Locale.SIMPLIFIED_CHINESE)
                .rows();
        assertThat(refused)
                .hasSize(15)
                .allSatisfy(it -> assertThat(it.reasons()).isNotEmpty());
        assertThat(refused.get(1).reasons())
                .containsExactly("实施编码应是 31 位（业务办理项 33 位；旧编码 24 位、地方编码 32 位），现在是 30 位。请核对有没有少抄或者多抄。");
        assertThat(refused.get(3).reasons().getFirst()).contains("行政魔法", "行政许可", "对应关系");
        assertThat(refused.get(5).reasons()).containsExactly("承诺时限“9(工作日)”比法定时限“5(工作日)”还长。请核对这两项，承诺只能更短。");
        assertThat(refused.get(13).reasons().getFirst()).contains("和第 14 行的实施编码相同");
        assertThat(refused.getLast().reasons().getFirst()).contains("不是完整的 JSON");
        assertThat(views.view(KEEPER, job).counts().applied()).isEqualTo(1);
        var csv = views.refusedAsCsv(KEEPER, job, Locale.SIMPLIFIED_CHINESE);
        assertThat(csv).startsWith("行号,不能导入的原因").contains("坏行 4", "行政魔法");
        assertThat(csv.lines().filter(it -> it.contains("请"))).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void formulasInARefusedRowAreDisarmedInTheDownload() throws IOException {
        var source = source("天涯七");
        var line = "{\"TASK_CODE\": \"=cmd|' /C calc'!A0\", \"TASK_NAME\": \"@SUM(1)\", \"DEPT_NAME\": \"x\"}";
        var csv = views.refusedAsCsv(KEEPER, imported(source, line), Locale.SIMPLIFIED_CHINESE);
        assertThat(csv).contains("'=cmd", "'@SUM").doesNotContain(",=cmd", ",@SUM");
    }

    @Test
    void aDryRunChangesNoItem() throws IOException {
        var source = source("天涯八");
        var job = imports.upload(
                        KEEPER,
                        source,
                        "list.jsonl",
                        PlantedLists.good("990218").getBytes(StandardCharsets.UTF_8))
                .id();
        assertThatExceptionOfType(ImportNotReady.class).isThrownBy(() -> imports.run(KEEPER, job));
        imports.check(KEEPER, job);
        ended(job, ImportState.CHECKED);
        assertThat(views.view(KEEPER, job).counts().of(ItemIntake.Verdict.NEW)).isEqualTo(5);
        assertThat(itemsLike("990218%")).isZero();
    }

    @Test
    void matchingABodyOnceBindsAllItsItemsNowAndLater() throws IOException {
        var source = source("天涯九");
        imported(source, PlantedLists.good("990219"));
        var bodies = sources.bodies(KEEPER, source, true, null, 20).rows();
        assertThat(bodies).hasSize(3);
        var ocean = bodies.stream()
                .filter(it -> it.name().equals("天涯省海洋厅"))
                .findFirst()
                .orElseThrow();
        assertThat(ocean.items()).isEqualTo(3);
        int bound = sources.match(KEEPER, source, ocean.key(), new OrganisationCode("320000-NATURAL_RESOURCES"));
        assertThat(bound).isEqualTo(3);
        var item = items.edited(KEEPER, new CatalogCode("990219001000"));
        assertThat(Objects.requireNonNull(item.body()).name()).isEqualTo("江苏省自然资源厅");
        assertThat(item.gaps()).extracting(it -> it.field()).doesNotContain("body");
        assertThat(sources.bodies(KEEPER, source, true, null, 20).rows()).hasSize(2);
        var again = imported(source, PlantedLists.good("990219"));
        assertThat(views.view(KEEPER, again).counts().of(ItemIntake.Verdict.UNCHANGED))
                .isEqualTo(5);
    }

    @Test
    void aBodyOfOursIsProposedForALikeBodyOfTheirsAndNeverTakenByItself() throws IOException {
        var source = source("天涯十");
        imported(source, PlantedLists.good("990220"));
        sources.matchRegion(KEEPER, source, "990100", new RegionCode("3201"));
        var police = sources.bodies(KEEPER, source, true, null, 20).rows().stream()
                .filter(it -> it.name().equals("海角市公安局"))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(police.guessed()).name()).isEqualTo("南京市公安局");
        assertThat(police.organisation()).isNull();
    }

    @Test
    void aRowOfOneOfOurBodiesIsItsOwnWithPlaceAndCode() throws IOException {
        var source = source("天涯十一");
        var line = PlantedLists.good("990221").lines().findFirst().orElseThrow().replace("天涯省海洋厅", "南京市玄武区市场监督管理局");
        imported(source, line);
        var item = items.edited(KEEPER, new CatalogCode("990221001000"));
        assertThat(Objects.requireNonNull(item.body()).code()).isEqualTo("320102-MARKET");
        assertThat(Objects.requireNonNull(item.content().place()).address()).isEqualTo("海角市望海路 1 号");
    }

    @Test
    void anImportThatWasInterruptedGoesOnAndTakesEveryRowOnce() throws IOException {
        var source = source("天涯十二");
        var job = checked(source, PlantedLists.many("990222", 40));
        jdbc.sql("update catalog.import_job set state = 'RUNNING' where id = :id")
                .param("id", job)
                .update();
        for (int i = 0; i < 7; i++) {
            work.step(job);
        }
        assertThat(views.view(KEEPER, job).counts().applied()).isEqualTo(7);
        assertThat(imports.interrupted()).contains(job);
        schedule.schedule(job);
        ended(job, ImportState.DONE);
        assertThat(views.view(KEEPER, job).counts().applied()).isEqualTo(40);
        assertThat(itemsLike("990222%")).isEqualTo(40);
    }

    @Test
    void twoWorkersOnOneImportTakeEveryRowOnce() throws Exception {
        var source = source("天涯十三");
        var job = checked(source, PlantedLists.many("990223", 60));
        jdbc.sql("update catalog.import_job set state = 'RUNNING' where id = :id")
                .param("id", job)
                .update();
        try (var workers = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                workers.submit(() -> {
                    while (work.step(job)) {
                        Thread.onSpinWait();
                    }
                });
            }
            workers.shutdown();
            assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(itemsLike("990223%")).isEqualTo(60);
        assertThat(jdbc.sql("select count(*) from catalog.item where code like '990223%' and version = 0")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
        assertThat(imports.require(KEEPER, job).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void aFailureInTheMiddleOfARowLeavesNothingOfIt() throws IOException {
        var source = source("天涯十四");
        var job = checked(source, PlantedLists.good("990224"));
        jdbc.sql("update catalog.import_job set state = 'RUNNING' where id = :id")
                .param("id", job)
                .update();
        transaction.executeWithoutResult(status -> {
            work.step(job);
            status.setRollbackOnly();
        });
        assertThat(views.view(KEEPER, job).counts().applied()).isZero();
        assertThat(itemsLike("990224%")).isZero();
    }

    @Test
    void aStoppedImportCanGoOn() throws IOException {
        var source = source("天涯十五");
        var job = checked(source, PlantedLists.many("990225", 10));
        jdbc.sql("update catalog.import_job set state = 'RUNNING' where id = :id")
                .param("id", job)
                .update();
        work.step(job);
        imports.stop(KEEPER, job);
        assertThat(work.step(job)).isFalse();
        assertThat(views.job(KEEPER, job, Locale.SIMPLIFIED_CHINESE).state()).isEqualTo("STOPPED");
        imports.run(KEEPER, job);
        ended(job, ImportState.DONE);
        assertThat(itemsLike("990225%")).isEqualTo(10);
    }

    @Test
    void aCsvInOurOwnWordsEntersCompleteUpToItsGaps() throws IOException {
        var csv = """
                实施编码,基本编码,事项名称,事项类型,实施机关,服务对象,主题,法定时限,法定时限依据,承诺时限,受理条件,申请材料,是否收费,办理结果,设定依据
                CODE,990226001000,灯塔维护备案,其他行政权力,江苏省自然资源厅,企业法人；自然人,环保与用地,20个工作日,《行政许可法》第四十二条,5个工作日,有灯塔；有人看,备案表；平面图,否,备案证明,《航标条例》第六条
                """.replace("CODE", "A".repeat(24));
        imported("本省事项表（CSV、XLSX）", new String(csv.getBytes("GB18030"), StandardCharsets.ISO_8859_1), true);
        var item = items.edited(KEEPER, new CatalogCode("990226001000"));
        assertThat(item.content().conditions()).containsExactly("有灯塔", "有人看");
        assertThat(item.content().legalBases().getFirst().law()).isEqualTo("航标条例");
        assertThat(Objects.requireNonNull(item.content().fee()).charged()).isFalse();
        assertThat(item.gaps())
                .extracting(it -> it.field())
                .containsExactlyInAnyOrder("summary", "steps", "form", "faq");
    }

    private String source(String name) {
        sources.save(KEEPER, name, sources.mapping(SHIPPED), false, null);
        return name;
    }

    private UUID checked(String source, String list) {
        return checked(source, list.getBytes(StandardCharsets.UTF_8));
    }

    private UUID checked(String source, byte[] list) {
        var job = imports.upload(KEEPER, source, "list", list).id();
        imports.check(KEEPER, job);
        ended(job, ImportState.CHECKED);
        return job;
    }

    private UUID imported(String source, String list) {
        return imported(source, list, false);
    }

    private UUID imported(String source, String list, boolean bytes) {
        var job = checked(source, list.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        imports.run(KEEPER, job);
        ended(job, ImportState.DONE);
        return job;
    }

    private void ended(UUID job, ImportState state) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !imports.require(KEEPER, job).state().atWork());
        assertThat(imports.require(KEEPER, job).state()).isEqualTo(state);
    }

    private int itemsLike(String pattern) {
        return jdbc.sql("select count(*) from catalog.item where code like :pattern")
                .param("pattern", pattern)
                .query(Integer.class)
                .single();
    }

    private void edit(CatalogCode code, String element, Object value) {
        var seen = drafts.require(code);
        var elements = reader.elements(seen.content());
        elements.put(element, value);
        items.save(KEEPER, reader.content(elements), Items.LOCAL, seen.version());
    }
}

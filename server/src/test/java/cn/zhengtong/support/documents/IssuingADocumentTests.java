package cn.zhengtong.support.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.RegionKind;
import cn.zhengtong.support.seals.Seals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class IssuingADocumentTests {

    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("applicant", "陈佳禾"),
            Map.entry("item", "食品经营许可（新办）"),
            Map.entry("caseNumber", "730518462"),
            Map.entry("submittedAt", "2026-11-23"),
            Map.entry("acceptedAt", "2026-11-24"),
            Map.entry("missing", "经营场所使用证明（租赁合同）\n食品安全管理制度"),
            Map.entry("reasons", "经营场所距离污染源不足 25 米。\n没有配备食品安全管理人员。"),
            Map.entry("limitText", "法定二十个工作日，承诺十个工作日"),
            Map.entry("dueDate", "2026-12-08"),
            Map.entry("procedure", "检验"),
            Map.entry("days", "10"),
            Map.entry("extendedTo", "2027-01-05"),
            Map.entry("licenceNumber", "JY23201020048217"),
            Map.entry("validFrom", "2026-11-30"),
            Map.entry("validTo", "2031-11-29"),
            Map.entry("place", "玄武区政务服务中心三楼听证室"),
            Map.entry("deliveredHow", "现场领取"),
            Map.entry("date", "2026-12-10"));

    @Autowired
    Documents documents;

    @Autowired
    DocumentTemplates templates;

    @Autowired
    BodyMarks marks;

    @Autowired
    Organisations organisations;

    @Autowired
    Remedies remedies;

    @Autowired
    Seals seals;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    MockMvcTester web;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receipt",
                "supplement-notice",
                "acceptance-notice",
                "refusal-notice",
                "not-needed-notice",
                "special-procedure-notice",
                "extension-notice",
                "hearing-right-notice",
                "hearing-notice",
                "third-party-notice",
                "grant-decision",
                "denial-decision",
                "withdrawal-confirmation",
                "termination-notice",
                "service-record"
            })
    void everyTemplateGivesAWholePaperInChinese(String key) throws Exception {
        var document = documents.issue(Actor.PROGRAM, what("320102-MARKET", key, FIELDS));
        var pdf = documents.pdf(document.id());
        var text = textOf(pdf);
        assertThat(text)
                .contains(
                        "南京市玄武区市场监督管理局",
                        document.title(),
                        document.documentNumber(),
                        "陈佳禾",
                        "食品经营许可（新办）",
                        "730518462",
                        "核验码")
                .doesNotContain("{", "}", "⟦", "⟧", "null");
        assertThat(document.documentNumber()).startsWith("宁玄武市监").endsWith("号");
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(paper.getSignatureDictionaries()).hasSize(1);
        }
    }

    @Test
    void theContractsTemplatesAreAllThere() {
        assertThat(templates.keys()).hasSize(19);
    }

    @ParameterizedTest
    @CsvSource({
        "acceptance-notice, 第三十二条第一款第（五）项",
        "supplement-notice, 第三十二条第一款第（四）项",
        "refusal-notice, 第三十二条第一款第（二）项",
        "not-needed-notice, 第三十二条第一款第（一）项",
        "special-procedure-notice, 第四十五条",
        "extension-notice, 第四十二条第一款",
        "hearing-right-notice, 第四十七条",
        "hearing-notice, 第四十八条",
        "third-party-notice, 第三十六条",
        "grant-decision, 第三十八条第一款",
        "denial-decision, 第三十八条第二款"
    })
    void thePaperNamesTheArticleItRestsOn(String key, String article) throws Exception {
        var document = documents.issue(Actor.PROGRAM, what("320102-MARKET", key, FIELDS));
        assertThat(flat(textOf(documents.pdf(document.id())))).contains("《中华人民共和国行政许可法》" + article);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denial-decision", "refusal-notice", "termination-notice", "not-needed-notice"})
    void whoIsRefusedReadsReasonsAndRemedies(String key) throws Exception {
        var document = documents.issue(Actor.PROGRAM, what("320102-MARKET", key, FIELDS));
        assertThat(flat(textOf(documents.pdf(document.id()))))
                .contains("1．经营场所距离污染源不足25米。", "2．没有配备", "六十日内依法向南京市玄武区人民政府申请行政复议", "六个月内");
    }

    @ParameterizedTest
    @CsvSource({"denial-decision, reasons", "refusal-notice, reasons", "supplement-notice, missing"})
    void withoutReasonsThePaperIsNotIssuedAndNoNumberIsUsed(String key, String field) {
        var fields = new HashMap<>(FIELDS);
        fields.put(field, "  \n ");
        var before = count("documents.number_given");
        assertThatExceptionOfType(DocumentIncomplete.class)
                .isThrownBy(() -> documents.issue(Actor.PROGRAM, what("320102-MARKET", key, fields)));
        assertThat(count("documents.number_given")).isEqualTo(before);
    }

    @Test
    void whatIsNotGivenIsNotPrinted() throws Exception {
        var document =
                documents.issue(Actor.PROGRAM, what("320102-MARKET", "acceptance-notice", Map.of("item", "食品经营许可")));
        assertThat(flat(textOf(documents.pdf(document.id()))))
                .contains("你（单位）提出的食品经营许可申请，经审查")
                .doesNotContain("办件编号：", "办理期限：", "前作出决定", "于提出");
    }

    @Test
    void longReasonsGoOnTheNextPageAndTheSealStandsOnTheLast() throws Exception {
        var reasons = "依照食品安全法的要求，经营场所应当与有毒、有害场所保持规定的距离，并配备相应的设施设备。\n".repeat(30);
        var fields = new HashMap<>(FIELDS);
        fields.put("reasons", reasons);
        var document = documents.issue(Actor.PROGRAM, what("320102-MARKET", "denial-decision", fields));
        try (var paper = Loader.loadPDF(documents.pdf(document.id()))) {
            int last = paper.getNumberOfPages() - 1;
            assertThat(last).isPositive();
            assertThat(paper.getPage(last).getAnnotations()).hasSize(1);
            assertThat(paper.getPage(0).getAnnotations()).isEmpty();
            assertThat(new PDFTextStripper().getText(paper)).contains("30．", "第 2 页 共");
        }
    }

    @Test
    void numbersAreWithoutGapsWhenManyIssueAtOnceAndSomeAreUndone() throws Exception {
        var what = what("320305-MARKET", "acceptance-notice", FIELDS);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(IntStream.range(0, 60)
                    .<Callable<String>>mapToObj(i -> () -> transaction.execute(status -> {
                        var document = documents.issue(Actor.PROGRAM, what);
                        if (i % 3 == 0) {
                            status.setRollbackOnly();
                            return "";
                        }
                        return document.documentNumber();
                    }))
                    .toList());
            var numbers = new ArrayList<String>();
            for (var one : all) {
                if (!one.get().isEmpty()) {
                    numbers.add(one.get());
                }
            }
            int year = clock.today().getYear();
            var expected = IntStream.rangeClosed(1, 40)
                    .mapToObj(it -> "徐贾汪市监受〔%d〕%d号".formatted(year, it))
                    .toList();
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(jdbc.queryForList(
                        "select serial from documents.number_given where organisation = '320305-MARKET' order by serial",
                        Integer.class))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void seriesAndBodiesCountEachForItself() {
        var first = documents.issue(Actor.PROGRAM, what("320311-MARKET", "acceptance-notice", FIELDS));
        var other = documents.issue(Actor.PROGRAM, what("320311-MARKET", "denial-decision", FIELDS));
        var body = documents.issue(Actor.PROGRAM, what("320312-MARKET", "acceptance-notice", FIELDS));
        assertThat(List.of(first, other, body))
                .allMatch(it -> it.documentNumber().endsWith("〕1号"));
    }

    @Test
    void aVoidedPaperKeepsItsNumberAndIsToldApart() {
        var officer = officer("320321-MARKET");
        var document = documents.issue(officer, what("320321-MARKET", "acceptance-notice", FIELDS));
        documents.voided(officer, document.id(), "受理日期写错");
        var next = documents.issue(officer, what("320321-MARKET", "acceptance-notice", FIELDS));
        assertThat(next.documentNumber()).endsWith("〕2号");
        assertThat(documents.require(document.id()).state()).isEqualTo(Document.State.VOIDED);
        assertThatExceptionOfType(DocumentNotInState.class)
                .isThrownBy(() -> documents.served(officer, document.id(), clock.instant(), "邮寄"));
        assertThat(web.get().uri("/verify?code=" + document.verifyCode()).accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("已经作废", document.documentNumber());
        assertThat(verify(documents.pdf(document.id())))
                .bodyJson()
                .extractingPath("$.verdict")
                .isEqualTo("ENDED");
    }

    @Test
    void handingOverIsRecordedWithWhenHowAndByWhom() {
        var officer = officer("320322-MARKET");
        var document = documents.issue(officer, what("320322-MARKET", "grant-decision", FIELDS));
        var at = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        documents.served(officer, document.id(), at, "邮寄送达");
        var served = documents.require(document.id());
        assertThat(served.state()).isEqualTo(Document.State.SERVED);
        assertThat(served.servedAt()).isEqualTo(at);
        assertThat(served.servedHow()).isEqualTo("邮寄送达");
        assertThat(jdbc.queryForObject(
                        "select officer from documents.service where document = ?", UUID.class, document.id()))
                .isEqualTo(officer.id());
    }

    @Test
    void anOfficerOfAnotherBodyKnowsNothingOfThePaper() {
        var document = documents.issue(Actor.PROGRAM, what("320324-MARKET", "acceptance-notice", FIELDS));
        var stranger = officer("320381-MARKET");
        assertThatExceptionOfType(DocumentUnknown.class)
                .isThrownBy(() -> documents.voided(stranger, document.id(), "越权"));
        assertThatExceptionOfType(DocumentUnknown.class)
                .isThrownBy(() -> documents.served(stranger, document.id(), clock.instant(), "越权"));
    }

    @Test
    void aStrangerVerifiesThePaperByFileAndByItsCode() {
        var document = documents.issue(Actor.PROGRAM, what("320382-MARKET", "grant-decision", FIELDS));
        assertThat(verify(documents.pdf(document.id())))
                .bodyJson()
                .extractingPath("$.valid")
                .isEqualTo(true);
        for (var typed : List.of(
                document.verifyCode(),
                document.verifyCode().toLowerCase(java.util.Locale.ROOT),
                document.verifyCode().replaceAll("(.{4})(?=.)", "$1-"))) {
            assertThat(web.get().uri("/verify?code=" + typed).accept("text/html"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("这份准予决定书是真的，现在有效", document.documentNumber(), "陈*禾")
                    .doesNotContain("陈佳禾");
        }
    }

    @Test
    void whatThePaperSaysLiesInTheDatabaseOnlyEncrypted() {
        var fields = new HashMap<>(FIELDS);
        fields.put("reasons", "稀见字样甲乙丙");
        var document = documents.issue(
                Actor.PROGRAM,
                new IssueDocument(
                        new OrganisationCode("320102-MARKET"), "denial-decision", "test", "1", "欧阳稀见名", fields, null));
        for (var column : List.of("document.addressee", "document.fields", "pdf.content")) {
            var table = column.substring(0, column.indexOf('.'));
            var name = column.substring(column.indexOf('.') + 1);
            for (var planted : List.of("欧阳稀见名", "稀见字样甲乙丙", "%PDF")) {
                assertThat(jdbc.queryForObject(
                                "select count(*) from documents.%s where position(? in %s) > 0".formatted(table, name),
                                Long.class,
                                planted.getBytes(StandardCharsets.UTF_8)))
                        .as(column)
                        .isZero();
            }
        }
        assertThat(documents.of("test", "1")).extracting(Document::id).contains(document.id());
    }

    @Test
    void noTwoBodiesShareAMark() {
        var seen = new HashMap<String, String>();
        for (var level : List.of(RegionKind.PROVINCE, RegionKind.CITY, RegionKind.COUNTY, RegionKind.ZONE)) {
            for (var duty : jdbc.queryForList("select distinct duty from regions.organisation", String.class)) {
                for (var body : organisations.withDuty(duty, level)) {
                    var other = seen.put(marks.of(body), body.code().value());
                    assertThat(other)
                            .as(marks.of(body) + " of " + body.code().value())
                            .isNull();
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "320102-MARKET, 南京市玄武区人民政府",
        "320500-HEALTH, 苏州市人民政府",
        "320000-MARKET, 江苏省人民政府",
        "320576-MARKET, 苏州市人民政府",
        "320102-TAX, 上一级主管部门"
    })
    void theReviewerIsTheGovernmentAboveTheBody(String body, String reviewer) {
        assertThat(remedies.words(organisations.require(new OrganisationCode(body)), "不予决定书"))
                .contains("依法向" + reviewer + "申请行政复议");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult verify(byte[] pdf) {
        return web.post()
                .uri("/verify")
                .multipart()
                .with(cn.zhengtong.OurPages.sized())
                .file(new MockMultipartFile("file", pdf))
                .accept("application/json")
                .exchange();
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    static IssueDocument what(String body, String template, Map<String, String> fields) {
        return new IssueDocument(new OrganisationCode(body), template, "acceptance", "730518462", "陈佳禾", fields, null);
    }

    static Actor officer(String body) {
        var reach = new Reach(new RegionCode(body.substring(0, 6)), new OrganisationCode(body), Set.of());
        var grant = new Grant("decider", Set.of("acceptance.decide", "acceptance.accept"), reach);
        return Actor.staff(UUID.randomUUID(), "经办人", new Scope(List.of(grant)));
    }

    static String textOf(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s", "");
    }
}

package cn.zhengtong.support.seals;

import static cn.zhengtong.support.seals.SealedPapers.PLACE;
import static cn.zhengtong.support.seals.SealedPapers.officer;
import static cn.zhengtong.support.seals.SealedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.typesetting.Typesetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class SealingAPaperTests {

    static final OrganisationCode BODY = new OrganisationCode("320104-MARKET");

    @Autowired
    Seals seals;

    @Autowired
    Typesetting typesetting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theSealStandsOnThePaperAndCoversEveryByteButItself() throws Exception {
        var pdf = paper(typesetting, "准予许可。");
        var sealed = seals.seal(officer("acceptance.decide", BODY), BODY, SealKind.PERMIT, pdf, PLACE, "test");
        assertThat(Arrays.copyOf(sealed.bytes(), pdf.length)).isEqualTo(pdf);
        try (var document = Loader.loadPDF(sealed.bytes())) {
            var signature = document.getSignatureDictionaries().getFirst();
            var range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(sealed.bytes().length);
            assertThat(sealed.bytes()[range[1]]).isEqualTo((byte) '<');
            assertThat(sealed.bytes()[range[2] - 1]).isEqualTo((byte) '>');
            assertThat(signature.getName()).isEqualTo("南京市秦淮区市场监督管理局行政许可专用章");
            var widget = document.getPage(0).getAnnotations().getFirst();
            assertThat(widget.getNormalAppearanceStream()).isNotNull();
            assertThat(widget.getRectangle().getWidth())
                    .isEqualTo((float) PLACE.diameter(), org.assertj.core.data.Offset.offset(0.1f));
            assertThat(new PDFTextStripper().getText(document)).contains("准予许可。");
        }
    }

    @Test
    void anOfficerOfAnotherBodyMayNotSeal() {
        var stranger = officer("acceptance.decide", new OrganisationCode("320104-HEALTH"));
        assertThatExceptionOfType(SealUseNotAllowed.class)
                .isThrownBy(() -> seals.seal(stranger, BODY, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "t"));
    }

    @Test
    void anOfficerOfTheSameDutyElsewhereMayNotSeal() {
        var stranger = officer("acceptance.decide", new OrganisationCode("320105-MARKET"));
        assertThatExceptionOfType(SealUseNotAllowed.class)
                .isThrownBy(() -> seals.seal(stranger, BODY, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "t"));
    }

    @Test
    void whoMayTakeInCasesMayNotSealLicences() {
        var clerk = officer("acceptance.receive", BODY);
        assertThatExceptionOfType(SealUseNotAllowed.class)
                .isThrownBy(() -> seals.seal(clerk, BODY, SealKind.LICENCE, paper(typesetting, "x"), PLACE, "t"));
        assertThat(seals.seal(clerk, BODY, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "t"))
                .isNotNull();
    }

    @Test
    void aPersonMayNotSeal() {
        var person = Actor.person(java.util.UUID.randomUUID(), 4);
        assertThatExceptionOfType(SealUseNotAllowed.class)
                .isThrownBy(() -> seals.seal(person, BODY, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "t"));
    }

    @Test
    void everyUseIsLoggedWithWhoWhatAndWhen() {
        var officer = officer("acceptance.decide", BODY);
        var sealed = seals.seal(officer, BODY, SealKind.PERMIT, paper(typesetting, "记录"), PLACE, "test.logged 1");
        var row = jdbc.queryForMap("select * from seals.use_log where purpose = 'test.logged 1'");
        assertThat(row.get("officer")).isEqualTo(officer.id());
        assertThat(((java.sql.Timestamp) row.get("used_at")).toInstant()).isEqualTo(sealed.sealedAt());
        assertThat(new String((byte[]) row.get("officer_name"), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("经办人");
        assertThat(seals.verify(new ByteArrayInputStream(sealed.bytes())).intact())
                .isTrue();
    }

    @Test
    void aTransactionThatIsUndoneLeavesNeitherUseNorSeal() {
        var body = new OrganisationCode("320104-SPORTS");
        transaction.executeWithoutResult(status -> {
            seals.seal(Actor.PROGRAM, body, SealKind.OFFICIAL, paper(typesetting, "x"), PLACE, "test.undone");
            status.setRollbackOnly();
        });
        assertThat(jdbc.queryForObject("select count(*) from seals.use_log where purpose = 'test.undone'", Long.class))
                .isZero();
        var sealed = seals.seal(Actor.PROGRAM, body, SealKind.OFFICIAL, paper(typesetting, "x"), PLACE, "test.again");
        assertThat(seals.verify(new ByteArrayInputStream(sealed.bytes())).intact())
                .isTrue();
    }

    @Test
    void manyWhoSealFirstAtTheSameTimeMakeOneSeal() throws Exception {
        var body = new OrganisationCode("320104-FORESTRY");
        var pdf = paper(typesetting, "同时");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<SealedPdf>>mapToObj(
                            i -> () -> seals.seal(Actor.PROGRAM, body, SealKind.PERMIT, pdf, PLACE, "test.race"))
                    .toList());
            for (var one : all) {
                assertThat(seals.verify(new ByteArrayInputStream(one.get().bytes()))
                                .intact())
                        .isTrue();
            }
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from seals.seal where organisation = '320104-FORESTRY'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aForeignPdfWithPackedObjectsIsSealedToo() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(out);
        }
        var place = new SealPlace(1, 200, 200, 100);
        var sealed = seals.seal(Actor.PROGRAM, BODY, SealKind.OFFICIAL, out.toByteArray(), place, "test.packed");
        assertThat(seals.verify(new ByteArrayInputStream(sealed.bytes())).intact())
                .isTrue();
        try (var document = Loader.loadPDF(sealed.bytes())) {
            assertThat(document.getPage(1).getAnnotations()).hasSize(1);
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @Test
    void whatIsNoPdfOrEncryptedOrSealedAlreadyIsRefused() throws Exception {
        var sealed = seals.seal(Actor.PROGRAM, BODY, SealKind.OFFICIAL, paper(typesetting, "x"), PLACE, "t");
        var encrypted = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(paper(typesetting, "x"))) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(encrypted);
        }
        for (var bad : new byte[][] {new byte[0], {1, 2, 3}, sealed.bytes(), encrypted.toByteArray()}) {
            assertThatExceptionOfType(PdfUnsealable.class)
                    .isThrownBy(() -> seals.seal(Actor.PROGRAM, BODY, SealKind.OFFICIAL, bad, PLACE, "t"));
        }
        assertThatExceptionOfType(PdfUnsealable.class)
                .isThrownBy(() -> seals.seal(
                        Actor.PROGRAM,
                        BODY,
                        SealKind.OFFICIAL,
                        paper(typesetting, "x"),
                        new SealPlace(1, 1, 1, 1),
                        "t"));
    }
}

package cn.zhengtong.support.seals;

import static cn.zhengtong.support.seals.SealedPapers.PLACE;
import static cn.zhengtong.support.seals.SealedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.OurPages;
import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.certificates.Certificates;
import cn.zhengtong.support.seals.Verification.Check;
import cn.zhengtong.support.seals.Verification.Result;
import cn.zhengtong.support.typesetting.Typesetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/// A seal is worth what the check finds out about forgeries.
@ZhengtongTest
class VerifyingASealedFileTests {

    static final OrganisationCode BODY = new OrganisationCode("320106-MARKET");

    @Autowired
    Seals seals;

    @Autowired
    SealStore store;

    @Autowired
    Certificates certificates;

    @Autowired
    Typesetting typesetting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    byte[] sealed;

    @BeforeEach
    void sealAPaper() {
        sealed = seals.seal(Actor.PROGRAM, BODY, SealKind.PERMIT, paper(typesetting, "一"), PLACE, "test.verify")
                .bytes();
    }

    @Test
    void anUntouchedFilePassesEveryCheckOfTheSeal() {
        var verification = verify(sealed);
        assertThat(verification.steps())
                .filteredOn(it -> it.check() != Check.REGISTER)
                .hasSize(5)
                .allMatch(it -> it.result() == Result.PASSED);
        assertThat(verification.intact()).isTrue();
        assertThat(verification.sealing().bodyName()).isEqualTo("南京市鼓楼区市场监督管理局");
        assertThat(failed(verification)).isEqualTo("paper-unknown");
    }

    @Test
    void everySingleChangedByteIsFoundWhereverItLies() {
        var small = smallSealedFile();
        assertThat(verify(small).intact()).isTrue();
        for (int i = 0; i < small.length; i++) {
            var changed = small.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThat(verify(changed).intact()).as("byte %d", i).isFalse();
        }
    }

    @Test
    void everyDigitOfTheSignatureCountsAlsoItsCaseAndItsPadding() {
        int start = indexOf("/Contents <") + "/Contents <".length();
        int end = indexOf(">", start);
        for (int i = start; i < end; i++) {
            boolean letter = sealed[i] >= 'a';
            if (letter || i % 7 == 0) {
                var changed = sealed.clone();
                changed[i] = (byte) (letter ? Character.toUpperCase(sealed[i]) : sealed[i] == '1' ? '2' : '1');
                assertThat(verify(changed).intact()).as("digit %d", i - start).isFalse();
            }
        }
    }

    @Test
    void aBytePutInOrTakenOutIsFound() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(sealed.length);
            var longer = new byte[sealed.length + 1];
            System.arraycopy(sealed, 0, longer, 0, at);
            longer[at] = (byte) random.nextInt(256);
            System.arraycopy(sealed, at, longer, at + 1, sealed.length - at);
            assertThat(verify(longer).intact()).isFalse();
            var shorter = new byte[sealed.length - 1];
            System.arraycopy(sealed, 0, shorter, 0, at);
            System.arraycopy(sealed, at + 1, shorter, at, shorter.length - at);
            assertThat(verify(shorter).intact()).isFalse();
        }
    }

    @Test
    void whatIsAppendedAfterTheSealIsFoundAndNamed() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(sealed)) {
            document.getDocumentInformation().setTitle("另一个标题");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(out.size()).isGreaterThan(sealed.length);
        var verification = verify(out.toByteArray());
        assertThat(failed(verification)).isEqualTo("content-appended");
        assertThat(verification.steps().getLast().result()).isEqualTo(Result.NOT_REACHED);
        assertThat(failed(verify(concat(sealed, "\n".getBytes(StandardCharsets.US_ASCII)))))
                .isEqualTo("content-appended");
    }

    @Test
    void aSecondSignatureIsRefusedInWords() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(sealed)) {
            var second = new PDSignature();
            second.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            second.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            document.addSignature(second, content -> new byte[] {0x30, 0});
            document.saveIncremental(out);
        }
        assertThat(failed(verify(out.toByteArray()))).isEqualTo("several-signatures");
    }

    @Test
    void aSignatureMovedToAnotherPaperIsWorthNothing() {
        var other = seals.seal(Actor.PROGRAM, BODY, SealKind.PERMIT, paper(typesetting, "二"), PLACE, "test.other")
                .bytes();
        int from = indexOf("/Contents <");
        int to = indexOf(">", from);
        int at = new String(other, StandardCharsets.ISO_8859_1).indexOf("/Contents <");
        System.arraycopy(sealed, from, other, at, to - from);
        assertThat(failed(verify(other))).isEqualTo("content-changed");
    }

    @ParameterizedTest
    @CsvSource({
        "'[0 10 20 30]', range-malformed",
        "'[0 999999999 999999999 999999999]', range-malformed",
        "'[1 10 20 30]', range-malformed",
        "'[0 -1 20 30]', range-malformed",
        "'[0 10]', range-malformed",
        "'[]', range-malformed",
        "'(text)', range-malformed",
        "'[0 99999999999999999999 1 1]', range-malformed"
    })
    void tricksWithTheRangeAreRefusedInWords(String range, String code) {
        var file = ("%PDF-1.7\n1 0 obj << /Type /Sig /ByteRange " + range + " /Contents <3000> >> endobj\n%%EOF")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(failed(verify(file))).isEqualTo(code);
    }

    @Test
    void whatIsNoSealedPdfIsRefusedInWords() throws Exception {
        assertThat(failed(verify(new byte[0]))).isEqualTo("empty");
        assertThat(failed(verify("MZ".getBytes(StandardCharsets.US_ASCII)))).isEqualTo("not-pdf");
        assertThat(failed(verify(paper(typesetting, "无章")))).isEqualTo("no-seal");
        assertThat(failed(verify("%PDF-1.7 trailer << /Encrypt 1 0 R >>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("encrypted");
        var random = new Random(5);
        for (int i = 0; i < 200; i++) {
            var noise = new byte[random.nextInt(3000)];
            random.nextBytes(noise);
            assertThat(verify(concat(
                                    "%PDF-1.7 /ByteRange [0 40 60 9] /Contents <".getBytes(StandardCharsets.US_ASCII),
                                    noise))
                            .intact())
                    .isFalse();
        }
    }

    @Test
    void aFileBeyondTheLimitIsNotReadToItsEnd() {
        var endless = new java.io.InputStream() {
            long read;

            @Override
            public int read() {
                read++;
                return '%';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) '%');
                read += length;
                return length;
            }
        };
        assertThat(failed(seals.verify(endless))).isEqualTo("too-large");
        assertThat(endless.read).isLessThan(22L * 1024 * 1024);
    }

    @Test
    void deeplyNestedSignaturesDoNotBreakTheCheck() {
        var nested = new StringBuilder();
        int depth = 12_000;
        for (int i = 0; i < depth; i++) {
            nested.append("3080");
        }
        var hex = "3082" + "%04x".formatted(nested.length() / 2) + nested;
        var head = "%PDF-1.7\n/ByteRange [0 0000000048 " + "%010d".formatted(48 + hex.length() + 2) + " 6] /C ";
        head = head + " ".repeat(Math.max(0, 60 - head.length()));
        int start = head.length();
        int end = start + hex.length() + 2;
        var file = "%PDF-1.7\n/ByteRange [0 " + start + " " + end + " 6]";
        file = file + " ".repeat(start - file.length()) + "<" + hex + ">" + "\n%%EOF";
        assertThat(verify(file.getBytes(StandardCharsets.US_ASCII)).intact()).isFalse();
    }

    @Test
    void aSealDestroyedLaterLeavesWhatItSealedBeforeGood() {
        var body = new OrganisationCode("320106-GRAIN");
        var before = seals.seal(Actor.PROGRAM, body, SealKind.PERMIT, paper(typesetting, "早"), PLACE, "test.before")
                .bytes();
        var seal = store.newest(body, SealKind.PERMIT).orElseThrow();
        transaction.executeWithoutResult(it -> {
            store.become(seal.id(), SealState.DESTROYED, Actor.PROGRAM, "换章", Instant.now());
            certificates.revoke(
                    certificates.require(seal.certificate()),
                    Certificates.Reason.CESSATION_OF_OPERATION,
                    Instant.now());
        });
        var verification = verify(before);
        assertThat(verification.intact()).isTrue();
        assertThat(verification.steps())
                .extracting(Verification.Step::code)
                .contains("certificate-revoked-later", "seal-stopped-later");
        assertThat(verification.sealing().sealInUseNow()).isFalse();
        assertThat(verification.sealing().certificateGoodNow()).isFalse();
    }

    @Test
    void aSignatureMadeWithTheKeyBesideTheSealIsNotTakenForASeal() {
        var seal = store.newest(BODY, SealKind.PERMIT).orElseThrow();
        var prepared =
                PdfSealing.prepare(paper(typesetting, "偷用"), PLACE, new byte[] {1}, "章", "stolen", Instant.now());
        var forged = transaction.execute(it -> prepared.signed(
                certificates.sign(certificates.require(seal.certificate()), prepared.digest(), Instant.now())));
        assertThat(failed(verify(forged))).isEqualTo("use-unknown");
    }

    @Test
    void aCertificateThatBelongsToNoSealDoesNotSeal() {
        var prepared =
                PdfSealing.prepare(paper(typesetting, "别的证书"), PLACE, new byte[] {1}, "章", "other", Instant.now());
        var forged = transaction.execute(it ->
                prepared.signed(certificates.sign(certificates.issue("某局", "不是印章"), prepared.digest(), Instant.now())));
        assertThat(failed(verify(forged))).isEqualTo("seal-unknown");
    }

    @Test
    void aStrangerSeesTheVerdictAsASentenceAndEachCheck() {
        var page = web.post()
                .uri("/verify")
                .multipart()
                .with(OurPages.sized())
                .file(new MockMultipartFile("file", sealed))
                .accept("text/html");
        assertThat(page).hasStatusOk().bodyText().contains("印章是真的，但是查不到这份文书", "签名对得上", "南京市鼓楼区市场监督管理局行政许可专用章");
        var changed = sealed.clone();
        changed[200] ^= 1;
        assertThat(web.post()
                        .uri("/verify")
                        .multipart()
                        .with(OurPages.sized())
                        .file(new MockMultipartFile("file", changed))
                        .accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("不要相信这个文件：内容被改过", "不通过", "未核验");
    }

    @Test
    void aProgramGetsTheSameAsJson() {
        for (var address : new String[] {"/verify", "/api/seals/verifications"}) {
            var answer = web.post()
                    .uri(address)
                    .multipart()
                    .with(OurPages.sized())
                    .file(new MockMultipartFile("file", sealed))
                    .accept("application/json");
            assertThat(answer)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.intact")
                    .isEqualTo(true);
            assertThat(answer).bodyJson().extractingPath("$.steps[5].result").isEqualTo("FAILED");
        }
    }

    @Test
    void whoForgetsTheFileIsToldSo() {
        assertThat(web.get().uri("/verify").accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("选一个 PDF 文件");
        assertThat(web.post().uri("/verify").multipart().with(OurPages.sized()).accept("text/html"))
                .hasStatus(422)
                .bodyText()
                .contains("还没有选文件");
        assertThat(web.get().uri("/verify?code=NOSUCHCODE").accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("没有这个核验码");
    }

    /// As sealing makes it, but with a point for a seal, so that every byte can be tried.
    private byte[] smallSealedFile() {
        var seal = store.newest(BODY, SealKind.PERMIT).orElseThrow();
        var at = Instant.now();
        var prepared = PdfSealing.prepare(paper(typesetting, "一"), PLACE, new byte[] {1}, "章", "small", at);
        return transaction.execute(it -> {
            var digest = prepared.digest();
            store.logUse(seal.id(), Actor.PROGRAM, "test.small", HexFormat.of().formatHex(digest), at);
            return prepared.signed(certificates.sign(certificates.require(seal.certificate()), digest, at));
        });
    }

    private Verification verify(byte[] file) {
        return seals.verify(new ByteArrayInputStream(file));
    }

    private static String failed(Verification verification) {
        return verification.steps().stream()
                .filter(it -> it.result() == Result.FAILED)
                .map(Verification.Step::code)
                .findFirst()
                .orElse("");
    }

    private int indexOf(String text) {
        return indexOf(text, 0);
    }

    private int indexOf(String text, int from) {
        return new String(sealed, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}

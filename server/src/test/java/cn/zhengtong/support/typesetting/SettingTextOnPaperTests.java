package cn.zhengtong.support.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingTextOnPaperTests {

    static final Path FONT = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
    static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    static Typeface typeface;

    @BeforeAll
    static void readTheFont() throws Exception {
        typeface = Typeface.read(FONT);
    }

    @Test
    void whatIsPrintedCanBeCopiedAgain() throws Exception {
        var text = "南京市玄武区市场监督管理局：〔2026〕第 12 号，Ⅱ类";
        var paper = paper();
        paper.paragraph(text, 14);
        paper.block("䶮、堃、喆、·阿依夏木", 14);
        assertThat(textOf(paper)).contains(text, "䶮、堃、喆、·阿依夏木");
    }

    @Test
    void aCharacterTheFontLacksStillCopiesAsItself() throws Exception {
        assertThat(typeface.has(0x2B81A)).isFalse();
        var paper = paper();
        paper.block("李" + Character.toString(0x2B81A), 14);
        assertThat(textOf(paper)).contains(Character.toString(0x2B81A));
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
        var breaks = new LineBreaks(typeface);
        var text = "一二三四五六七八九，十一（二三四五六七八九十）一二三、四五六《七八九》十。";
        for (double width = 40; width < 200; width += 3) {
            assertThat(breaks.lines(text, 10, width, width)).allSatisfy(line -> {
                assertThat(line).doesNotMatch("[，、》）。].*");
                assertThat(line).doesNotMatch(".*[（《]");
            });
            assertThat(String.join("", breaks.lines(text, 10, width, width))).isEqualTo(text);
        }
    }

    @Test
    void numbersAndAddressesStayWhole() {
        var lines = new LineBreaks(typeface).lines("编号为JY23201020048217的许可证", 10, 90, 90);
        assertThat(lines).anyMatch(it -> it.contains("JY23201020048217"));
    }

    @Test
    void aWordLongerThanALineIsBrokenRatherThanCut() {
        var word = "x".repeat(200);
        assertThat(String.join("", new LineBreaks(typeface).lines(word, 10, 90, 90)))
                .isEqualTo(word);
    }

    @Test
    void textThatDoesNotFitGoesOnTheNextPage() throws Exception {
        var paper = paper();
        for (int i = 0; i < 60; i++) {
            paper.paragraph("第 " + i + " 段", 14);
        }
        try (var document = Loader.loadPDF(paper.pdf(NOW))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(document)).contains("第 0 段", "第 59 段", "第 2 页 共");
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        assertThat(written()).isEqualTo(written());
    }

    @Test
    void aQrCodeOnPaperIsReadBack() throws Exception {
        var paper = paper();
        paper.qr(100, 100, 120, new QrCode("http://localhost:8080/verify?code=DABCDEFGH"));
        try (var document = Loader.loadPDF(paper.pdf(NOW))) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int width = image.getWidth();
            int height = image.getHeight();
            var pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            assertThat(new QRCodeReader().decode(bitmap).getText())
                    .isEqualTo("http://localhost:8080/verify?code=DABCDEFGH");
        }
    }

    private static byte[] written() {
        var paper = paper();
        paper.paragraph("同样的内容", 14);
        return paper.pdf(NOW);
    }

    private static Paper paper() {
        return new Paper(typeface, "测试", 80);
    }

    private static String textOf(Paper paper) throws Exception {
        try (var document = Loader.loadPDF(paper.pdf(NOW))) {
            return new PDFTextStripper().getText(document);
        }
    }
}

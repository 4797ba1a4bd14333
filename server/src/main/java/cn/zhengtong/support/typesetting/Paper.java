package cn.zhengtong.support.typesetting;

import cn.zhengtong.kernel.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// A paper of A4 pages (纸面): text flows from the top, other things stand where they are put. Points,
/// from the lower left corner.
public final class Paper {

    public static final double WIDTH = 595.28;
    public static final double HEIGHT = 841.89;

    /// Text keeps away from the edges as GB/T 9704 asks: 28 mm left, 26 mm right.
    public static final double LEFT = 79.4;

    public static final double RIGHT = WIDTH - 73.7;

    private static final double TOP = HEIGHT - 80;
    private static final String BLACK = "0 0 0";
    private static final double LEADING = 1.75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'");

    /// Where something stands: the page, counted from 0, and the height on it.
    public record Spot(int page, double y) {}

    private final Typeface typeface;
    private final LineBreaks breaks;
    private final FontSubset font;
    private final String title;
    private final double bottom;
    private final List<StringBuilder> pages = new ArrayList<>();
    private double y;

    /// @param bottom height that stays free at the foot of every page
    Paper(Typeface typeface, String title, double bottom) {
        this.typeface = typeface;
        this.breaks = new LineBreaks(typeface);
        this.font = new FontSubset(typeface);
        this.title = title;
        this.bottom = bottom;
        newPage();
    }

    public void newPage() {
        pages.add(new StringBuilder(4096));
        y = TOP;
    }

    public void gap(double height) {
        y -= height;
    }

    /// Begins a new page unless so much height is left on this one.
    public void keep(double height) {
        if (y - height < bottom) {
            newPage();
        }
    }

    public Spot spot() {
        return new Spot(pages.size() - 1, y);
    }

    /// A line in the middle of the page; too long a text takes several.
    public void centred(String text, double size, boolean bold) {
        centred(text, size, bold, BLACK);
    }

    /// @param colour three numbers between 0 and 1, as PDF has them
    public void centred(String text, double size, boolean bold, String colour) {
        for (var line : breaks.lines(text, size, RIGHT - LEFT, RIGHT - LEFT)) {
            step(size);
            var out = pages.getLast();
            out.append(colour).append(" rg ").append(colour).append(" RG ");
            put((WIDTH - typeface.width(line, size)) / 2, size, line, bold, 0);
            out.append(BLACK).append(" rg ").append(BLACK).append(" RG ");
        }
    }

    public void right(String text, double size) {
        step(size);
        put(RIGHT - typeface.width(text, size), size, text, false, 0);
    }

    /// A line whose middle stands over or under other lines, as name and date of the body do.
    public void centredAt(double middle, String text, double size) {
        step(size);
        put(middle - typeface.width(text, size) / 2, size, text, false, 0);
    }

    /// A paragraph as papers have it: two characters in at its beginning.
    public void paragraph(String text, double size) {
        flow(text, size, LEFT, 2 * size);
    }

    /// A paragraph without indent.
    public void block(String text, double size) {
        flow(text, size, LEFT, 0);
    }

    /// Label and text side by side; the text may take several lines.
    public void labelled(String label, String text, double size, double labelLeft, double textLeft, double textRight) {
        boolean first = true;
        for (var part : text.split("\n", -1)) {
            for (var line : breaks.lines(part, size, textRight - textLeft, textRight - textLeft)) {
                step(size);
                if (first) {
                    put(labelLeft, size, label, false, 0);
                    first = false;
                }
                put(textLeft, size, line, false, 0);
            }
        }
    }

    private void flow(String text, double size, double left, double indent) {
        double width = RIGHT - left;
        var lines = breaks.lines(text, size, width - indent, width);
        for (int i = 0; i < lines.size(); i++) {
            step(size);
            double in = i == 0 ? indent : 0;
            var line = lines.get(i);
            boolean last = i == lines.size() - 1;
            put(left + in, size, line, false, last ? 0 : stretch(line, size, width - in));
        }
    }

    /// Space to add behind each character so that the line ends at the edge.
    private double stretch(String line, double size, double width) {
        double left = width - typeface.width(line, size);
        int gaps = line.codePointCount(0, line.length()) - 1;
        return gaps > 0 && left < 2 * size ? left / gaps : 0;
    }

    private void step(double size) {
        keep(size * LEADING);
        y -= size * LEADING;
    }

    private void put(double x, double size, String text, boolean bold, double spacing) {
        write(pages.getLast(), x, y, size, text, bold, spacing);
    }

    /// Text at a place of its own, on the newest page.
    public void text(double x, double atY, double size, String text) {
        write(pages.getLast(), x, atY, size, text, false, 0);
    }

    public double width(String text, double size) {
        return typeface.width(text, size);
    }

    private void write(
            StringBuilder out, double x, double atY, double size, String text, boolean bold, double spacing) {
        if (text.isEmpty()) {
            return;
        }
        out.append("BT /F ");
        PdfNumbers.append(out, size).append(" Tf ");
        if (bold) {
            out.append("2 Tr ");
            PdfNumbers.append(out, size / 36).append(" w ");
        }
        PdfNumbers.append(out, spacing).append(" Tc 1 0 0 1 ");
        PdfNumbers.append(out, x).append(' ');
        PdfNumbers.append(out, atY).append(" Tm <");
        text.codePoints().forEach(it -> FontSubset.hex(out, font.number(it)));
        out.append("> Tj ").append(bold ? "0 Tr ET\n" : "ET\n");
    }

    public void line(double fromX, double fromY, double toX, double toY, double thickness, String colour) {
        var out = pages.getLast();
        out.append("q ").append(colour).append(" RG ");
        PdfNumbers.append(out, thickness).append(" w ");
        PdfNumbers.append(out, fromX).append(' ');
        PdfNumbers.append(out, fromY).append(" m ");
        PdfNumbers.append(out, toX).append(' ');
        PdfNumbers.append(out, toY).append(" l S Q\n");
    }

    public void frame(double left, double atBottom, double width, double height, double thickness, String colour) {
        var out = pages.getLast();
        out.append("q ").append(colour).append(" RG ");
        PdfNumbers.append(out, thickness).append(" w ");
        PdfNumbers.append(out, left).append(' ');
        PdfNumbers.append(out, atBottom).append(' ');
        PdfNumbers.append(out, width).append(' ');
        PdfNumbers.append(out, height).append(" re S Q\n");
    }

    public void qr(double left, double atBottom, double side, QrCode code) {
        code.draw(pages.getLast(), left, atBottom, side);
    }

    /// The paper as PDF 1.7, the same bytes for the same content.
    public byte[] pdf(Instant madeAt) {
        numberPages();
        var out = new PdfObjects();
        int tree = out.reserve();
        int fontObject = font(out);
        var kids = new StringBuilder();
        for (var page : pages) {
            int content = out.addStream("", page.toString().getBytes(StandardCharsets.ISO_8859_1));
            int object = out.add(
                    "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595.28 841.89] /Contents %d 0 R /Resources << /Font << /F %d 0 R >> >> >>"
                            .formatted(tree, content, fontObject));
            kids.append(object).append(" 0 R ");
        }
        out.put(tree, "<< /Type /Pages /Count %d /Kids [%s] >>".formatted(pages.size(), kids));
        int catalog = out.add(
                "<< /Type /Catalog /Pages %d 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>"
                        .formatted(tree));
        int information = out.add("<< /Title %s /Producer (Zhengtong) /CreationDate (%s) >>"
                .formatted(PdfObjects.text(title), DATE.format(madeAt.atOffset(ZoneOffset.UTC))));
        var identifier = Digests.sm3(title + madeAt + pages.getFirst()).substring(0, 32);
        return out.finish(catalog, information, identifier);
    }

    private void numberPages() {
        for (int i = 0; pages.size() > 1 && i < pages.size(); i++) {
            var text = "第 " + (i + 1) + " 页 共 " + pages.size() + " 页";
            write(pages.get(i), (WIDTH - typeface.width(text, 9)) / 2, 28, 9, text, false, 0);
        }
    }

    private int font(PdfObjects out) {
        int toUnicode = out.addStream("", font.toUnicode());
        var widths = font.widths();
        var program = font.program();
        int file = out.addStream("/Length1 " + program.length, program);
        int descriptor = out.add(
                "<< /Type /FontDescriptor /FontName /AAAAAA+Paper /Flags 4 /FontBBox [-200 -300 1200 1000] /ItalicAngle 0 /Ascent 880 /Descent -220 /CapHeight 700 /StemV 80 /FontFile2 %d 0 R >>"
                        .formatted(file));
        int glyphs = out.add(
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Paper /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /DW 1000 /W %s /CIDToGIDMap /Identity >>"
                        .formatted(descriptor, widths));
        return out.add(
                "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Paper /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
                        .formatted(glyphs, toUnicode));
    }
}

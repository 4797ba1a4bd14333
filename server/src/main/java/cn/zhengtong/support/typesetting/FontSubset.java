package cn.zhengtong.support.typesetting;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The part of a font that one paper uses: its characters numbered in the order of their first use, 0
/// being the box for what the font lacks.
final class FontSubset {

    private static final String[] TAGS = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};

    private final Typeface typeface;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<Integer> codePoints = new ArrayList<>();
    private final List<Integer> glyphs = new ArrayList<>();

    FontSubset(Typeface typeface) {
        this.typeface = typeface;
        codePoints.add(0xFFFD);
        glyphs.add(0);
    }

    /// The number under which a character stands in the paper's text.
    int number(int codePoint) {
        var known = numbers.get(codePoint);
        if (known != null) {
            return known;
        }
        numbers.put(codePoint, glyphs.size());
        codePoints.add(codePoint);
        glyphs.add(typeface.glyph(codePoint));
        return glyphs.size() - 1;
    }

    /// Widths in thousandths of the type size, as the array `W` of a PDF font wants them.
    String widths() {
        var out = new StringBuilder("[0 [");
        int characters = codePoints.size();
        for (int i = 0; i < characters; i++) {
            out.append(typeface.advance(glyphs.get(i)) * 1000 / typeface.unitsPerEm())
                    .append(' ');
        }
        return out.append("]]").toString();
    }

    /// Which characters the numbers stand for, so that text can be copied, searched and read aloud.
    byte[] toUnicode() {
        var out = new StringBuilder("""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def /CMapType 2 def
                1 begincodespacerange <0000> <FFFF> endcodespacerange
                """);
        for (int from = 1; from < codePoints.size(); from += 100) {
            int to = Math.min(from + 100, codePoints.size());
            out.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                hex(out.append('<'), i).append("><");
                for (char unit : Character.toChars(codePoints.get(i))) {
                    hex(out, unit);
                }
                out.append(">\n");
            }
            out.append("endbfchar\n");
        }
        return out.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    static StringBuilder hex(StringBuilder out, int fourDigits) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append("0123456789abcdef".charAt(fourDigits >> shift & 15));
        }
        return out;
    }

    /// The font program: a TrueType file with these glyphs only.
    byte[] program() {
        var outlines = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        // the loop also meets what composed glyphs add to the list
        for (int i = 0; i < glyphs.size(); i++) {
            offsets.add(outlines.size());
            outlines.writeBytes(GlyphProgram.renumbered(typeface.program(glyphs.get(i)), this::component));
            while (outlines.size() % 4 != 0) {
                outlines.write(0);
            }
        }
        offsets.add(outlines.size());
        int count = glyphs.size();
        var places = ByteBuffer.allocate(4 * offsets.size());
        offsets.forEach(places::putInt);
        var metrics = ByteBuffer.allocate(4 * count);
        for (int glyph : glyphs) {
            metrics.putShort((short) typeface.advance(glyph)).putShort((short) typeface.bearing(glyph));
        }
        var head = ByteBuffer.wrap(typeface.table("head")).putInt(8, 0).putShort(50, (short) 1);
        var hhea = ByteBuffer.wrap(typeface.table("hhea")).putShort(34, (short) count);
        var maxp = ByteBuffer.wrap(typeface.table("maxp")).putShort(4, (short) count);
        return file(new byte[][] {
            outlines.toByteArray(), head.array(), hhea.array(), metrics.array(), places.array(), maxp.array()
        });
    }

    private int component(int glyph) {
        glyphs.add(glyph);
        return glyphs.size() - 1;
    }

    private static byte[] file(byte[][] tables) {
        int size = 12 + 16 * TAGS.length;
        for (var table : tables) {
            size += padded(table);
        }
        var out = ByteBuffer.allocate(size);
        out.putInt(0x00010000).putShort((short) TAGS.length).putShort((short) 64);
        out.putShort((short) 2).putShort((short) 32);
        int at = 12 + 16 * TAGS.length;
        for (int i = 0; i < TAGS.length; i++) {
            out.put(TAGS[i].getBytes(StandardCharsets.US_ASCII));
            out.putInt(sum(tables[i])).putInt(at).putInt(tables[i].length);
            out.put(at, tables[i]);
            at += padded(tables[i]);
        }
        return out.array();
    }

    private static int padded(byte[] table) {
        return (table.length + 3) / 4 * 4;
    }

    private static int sum(byte[] table) {
        var whole = ByteBuffer.wrap(table);
        int sum = 0;
        while (whole.remaining() >= 4) {
            sum += whole.getInt();
        }
        for (int shift = 24; whole.hasRemaining(); shift -= 8) {
            sum += Byte.toUnsignedInt(whole.get()) << shift;
        }
        return sum;
    }
}

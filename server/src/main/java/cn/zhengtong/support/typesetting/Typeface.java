package cn.zhengtong.support.typesetting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A TrueType font (字体), read once and shared by all threads: which glyph a character has, how wide
/// it is, what it looks like.
public final class Typeface {

    private static final int COLLECTION = 0x74746366;
    private static final int TRUE_TYPE = 0x00010000;

    private record Table(int offset, int length) {}

    private final ByteBuffer data;
    private final Map<String, Table> tables = new HashMap<>();
    private final char[] glyphs = new char[0x10000];
    private final Map<Integer, Integer> rareGlyphs = new HashMap<>();
    private final AtomicReferenceArray<byte @Nullable []> programs;
    private final int unitsPerEm;
    private final int longMetrics;
    private final boolean longOffsets;

    private Typeface(ByteBuffer data) {
        this.data = data;
        int start = data.getInt(0) == COLLECTION ? data.getInt(12) : 0;
        if (data.getInt(start) != TRUE_TYPE) {
            throw new IllegalArgumentException("not a TrueType font");
        }
        for (int i = 0; i < unsigned(start + 4); i++) {
            int entry = start + 12 + 16 * i;
            var tag = StandardCharsets.US_ASCII.decode(data.slice(entry, 4)).toString();
            tables.put(tag, new Table(data.getInt(entry + 8), data.getInt(entry + 12)));
        }
        unitsPerEm = unsigned(offset("head") + 18);
        longOffsets = data.getShort(offset("head") + 50) == 1;
        longMetrics = unsigned(offset("hhea") + 34);
        programs = new AtomicReferenceArray<>(unsigned(offset("maxp") + 4));
        readCharacters();
    }

    public static Typeface read(Path file) throws IOException {
        return new Typeface(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    /// The glyph of a character; 0 when the font has none.
    int glyph(int codePoint) {
        return codePoint < glyphs.length ? glyphs[codePoint] : rareGlyphs.getOrDefault(codePoint, 0);
    }

    public boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /// Width of a character in thousandths of the type size.
    public int width(int codePoint) {
        return advance(glyph(codePoint)) * 1000 / unitsPerEm;
    }

    /// Width of a text in the type size given.
    public double width(String text, double size) {
        return text.codePoints().mapToLong(this::width).sum() * size / 1000;
    }

    /// Draws a character in the type size given, its baseline beginning at the pen's origin.
    public void draw(int codePoint, double size, Pen pen) {
        double scale = size / unitsPerEm;
        GlyphProgram.draw(this, glyph(codePoint), new Placed(pen, scale, 0, 0, scale, 0, 0));
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    int advance(int glyph) {
        return unsigned(offset("hmtx") + 4 * Math.min(glyph, longMetrics - 1));
    }

    /// Left edge of a glyph in font units.
    int bearing(int glyph) {
        return glyph < longMetrics
                ? data.getShort(offset("hmtx") + 4 * glyph + 2)
                : data.getShort(offset("hmtx") + 4 * longMetrics + 2 * (glyph - longMetrics));
    }

    /// A table as it stands in the file.
    byte[] table(String tag) {
        var table = require(tag);
        return bytes(table.offset(), table.length());
    }

    /// The glyph's drawing without its instructions: a printer does not need them.
    byte[] program(int glyph) {
        var known = programs.get(glyph);
        if (known == null) {
            known = GlyphProgram.withoutInstructions(outline(glyph));
            programs.set(glyph, known);
        }
        return known;
    }

    private byte[] outline(int glyph) {
        int index = offset("loca");
        int from = longOffsets ? data.getInt(index + 4 * glyph) : unsigned(index + 2 * glyph) * 2;
        int to = longOffsets ? data.getInt(index + 4 * glyph + 4) : unsigned(index + 2 * glyph + 2) * 2;
        return bytes(offset("glyf") + from, to - from);
    }

    private void readCharacters() {
        int start = offset("cmap");
        for (int i = 0; i < unsigned(start + 2); i++) {
            int entry = start + 4 + 8 * i;
            boolean unicode = unsigned(entry) == 0
                    || (unsigned(entry) == 3 && (unsigned(entry + 2) == 1 || unsigned(entry + 2) == 10));
            int sub = start + data.getInt(entry + 4);
            if (unicode && unsigned(sub) == 4) {
                readSegments(sub);
            } else if (unicode && unsigned(sub) == 12) {
                readGroups(sub);
            }
        }
    }

    private void readSegments(int sub) {
        int twice = unsigned(sub + 6);
        for (int i = 0; i < twice; i += 2) {
            int last = unsigned(sub + 14 + i);
            int first = unsigned(sub + 16 + twice + i);
            int delta = unsigned(sub + 16 + 2 * twice + i);
            int rangeAt = sub + 16 + 3 * twice + i;
            int range = unsigned(rangeAt);
            for (int c = first; c <= last && c < 0xFFFF; c++) {
                int glyph = range == 0 ? c : unsigned(rangeAt + range + 2 * (c - first));
                glyphs[c] = (char) (glyph == 0 && range != 0 ? 0 : glyph + delta);
            }
        }
    }

    private void readGroups(int sub) {
        for (int i = 0; i < data.getInt(sub + 12); i++) {
            int group = sub + 16 + 12 * i;
            for (int c = data.getInt(group); c <= data.getInt(group + 4); c++) {
                int glyph = data.getInt(group + 8) + c - data.getInt(group);
                if (c < glyphs.length) {
                    glyphs[c] = (char) glyph;
                } else {
                    rareGlyphs.put(c, glyph);
                }
            }
        }
    }

    private Table require(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("the font lacks the table " + tag);
        }
        return table;
    }

    private int offset(String tag) {
        return require(tag).offset();
    }

    private byte[] bytes(int from, int length) {
        var out = new byte[length];
        data.get(from, out);
        return out;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(data.getShort(at));
    }
}

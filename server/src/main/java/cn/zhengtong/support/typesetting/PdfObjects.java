package cn.zhengtong.support.typesetting;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;

/// Writes the objects of a PDF one after the other and the table that finds them.
final class PdfObjects {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(48 * 1024);
    private final List<Integer> offsets = new ArrayList<>();

    PdfObjects() {
        ascii("%PDF-1.7\n");
        out.writeBytes(new byte[] {'%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    }

    /// Keeps a number for an object that is written later.
    int reserve() {
        offsets.add(-1);
        return offsets.size();
    }

    void put(int number, String object) {
        begin(number);
        ascii(object);
        ascii("\nendobj\n");
    }

    int add(String object) {
        int number = reserve();
        put(number, object);
        return number;
    }

    /// A compressed stream; `entries` are what its dictionary says beside length and filter.
    int addStream(String entries, byte[] content) {
        int number = reserve();
        var packed = deflate(content);
        begin(number);
        ascii("<< " + entries + " /Filter /FlateDecode /Length " + packed.length + " >>\nstream\n");
        out.writeBytes(packed);
        ascii("\nendstream\nendobj\n");
        return number;
    }

    byte[] finish(int catalog, int information, String identifier) {
        int table = out.size();
        var text = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            var digits = String.valueOf(offset);
            text.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
        }
        text.append("trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(offsets.size() + 1, catalog, information, identifier, identifier, table));
        ascii(text.toString());
        return out.toByteArray();
    }

    /// A text of the document's own, in any script.
    static String text(String value) {
        return "<FEFF" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private void begin(int number) {
        offsets.set(number - 1, out.size());
        ascii(number + " 0 obj\n");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            var packed = new byte[content.length + content.length / 1000 + 64];
            return java.util.Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }
}

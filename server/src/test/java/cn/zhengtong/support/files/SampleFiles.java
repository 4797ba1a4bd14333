package cn.zhengtong.support.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files for tests: good ones of each kind, and the raw stuff of bad ones.
public final class SampleFiles {

    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private SampleFiles() {}

    public static byte[] png() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }

    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% "
                        + text + "\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A PDF of about this size whose content does not shrink.
    public static byte[] pdf(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return join(pdf("large"), bytes);
    }

    static byte[] jpeg() {
        return join(latin("\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000"), new byte[64], latin("\u00ff\u00d9"));
    }

    static byte[] webp() {
        return join(latin("RIFF\u0020\u0000\u0000\u0000WEBPVP8 "), new byte[32]);
    }

    static byte[] heic() {
        return join(latin("\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic"), new byte[32]);
    }

    static Map<String, byte[]> docxParts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                utf8(XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        parts.put("_rels/.rels", utf8(XML + "<Relationships/>"));
        parts.put("word/document.xml", utf8(XML + "<w:document xmlns:w=\"w\"><w:p>房屋租赁合同</w:p></w:document>"));
        parts.put("word/media/image1.png", png());
        return parts;
    }

    static Map<String, byte[]> docxWith(String name, byte[] content) {
        var parts = docxParts();
        parts.put(name, content);
        return parts;
    }

    static byte[] docx() {
        return zip(docxParts());
    }

    static byte[] xlsx() {
        var parts = docxParts();
        parts.remove("word/document.xml");
        parts.put("xl/workbook.xml", utf8(XML + "<workbook/>"));
        return zip(parts);
    }

    static byte[] ofd() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("OFD.xml", utf8(XML + "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"));
        parts.put("Doc_0/Document.xml", utf8(XML + "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"));
        return zip(parts);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// The same name twice, which no ordinary writer produces.
    static byte[] zipWithOneNameTwice() {
        return replace(
                zip(docxWith("word/documenz.xml", utf8(XML + "<a/>"))), "word/documenz.xml", "word/document.xml");
    }

    static byte[] replace(byte[] bytes, String old, String replacement) {
        return latin(new String(bytes, StandardCharsets.ISO_8859_1).replace(old, replacement));
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gb(String text) {
        return text.getBytes(Charset.forName("GB18030"));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

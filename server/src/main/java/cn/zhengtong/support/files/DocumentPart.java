package cn.zhengtong.support.files;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The beginning of one file inside a document.
final class DocumentPart {

    /// So much of it is looked at.
    static final int HEAD = 64 * 1024;

    private static final Pattern XML = Pattern.compile("(?i).*\\.(xml|rels|vml)");

    /// Archives and programs, by their first bytes.
    private static final List<String> SIGNATURES = List.of(
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "Rar!",
            "7z\u00bc\u00af'\u001c",
            "\u001f\u008b\u0008",
            "\u00fd7zXZ\u0000",
            "BZh",
            "\u007fELF",
            "\u00ca\u00fe\u00ba\u00be");

    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private DocumentPart() {}

    static void check(String name, byte[] head) {
        var bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (SIGNATURES.stream().anyMatch(bytes::startsWith)
                || (bytes.startsWith("MZ") && bytes.contains("PE\u0000\u0000"))) {
            throw new FileRefused.Nested();
        }
        if (XML.matcher(name).matches()) {
            mustDeclareNothing(head);
        } else if (ENCODINGS.stream().anyMatch(it -> declares(new String(head, it)))) {
            throw new FileRefused.ForeignEntities();
        }
    }

    /// Read by a parser up to the first element, in whatever encoding; nothing outside is ever fetched.
    private static void mustDeclareNothing(byte[] head) {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(head));
            while (true) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new FileRefused.ForeignEntities();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return;
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new FileRefused.Damaged("a part is no XML");
        }
    }

    private static boolean declares(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.contains("<!DOCTYPE") || upper.contains("<!ENTITY");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        return factory;
    }
}

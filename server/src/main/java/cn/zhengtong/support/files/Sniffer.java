package cn.zhengtong.support.files;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells from the content what a file is, whatever its name says, and notices when it is two things at once
/// (polyglot).
final class Sniffer {

    /// PDF readers accept a header that begins within so many bytes.
    private static final int HEAD = 1024;

    /// The end record of an archive with its longest comment.
    private static final int TAIL = 22 + 65_535;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");
    private static final Pattern MARKUP =
            Pattern.compile("(?i)<\\s*(!doctype|html|head|body|script|svg|iframe|\\?php)");
    private static final Pattern PROGRAM_TEXT = Pattern.compile("(?i)<\\?xml|^#!");
    private static final List<Charset> TEXTS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private Sniffer() {}

    /// @return [FileType#DOCX] for any archive of files; what it is in truth, [DocumentCheck] tells
    static FileType typeOf(FileChannel file) throws IOException {
        var head = read(file, 0, HEAD);
        var type = byHead(head).or(() -> text(file)).orElseThrow(FileRefused.TypeNotAllowed::new);
        mustBeNothingElse(type, head, file);
        return type;
    }

    private static Optional<FileType> byHead(byte[] head) {
        if (begins(head, 0, "%PDF-")) {
            return Optional.of(FileType.PDF);
        }
        if (begins(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(FileType.JPEG);
        }
        if (begins(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(FileType.PNG);
        }
        if (begins(head, 0, "RIFF") && begins(head, 8, "WEBP")) {
            return Optional.of(FileType.WEBP);
        }
        if (begins(head, 4, "ftyp")
                && head.length >= 12
                && HEIC_BRANDS.contains(new String(head, 8, 4, StandardCharsets.ISO_8859_1))) {
            return Optional.of(FileType.HEIC);
        }
        return begins(head, 0, "PK\u0003\u0004") ? Optional.of(FileType.DOCX) : Optional.empty();
    }

    private static void mustBeNothingElse(FileType type, byte[] head, FileChannel file) throws IOException {
        var words = new String(head, StandardCharsets.ISO_8859_1);
        if (type != FileType.PDF && words.contains("%PDF-")) {
            throw new FileRefused.Mixed(type + " and PDF");
        }
        if (type == FileType.TEXT) {
            if (MARKUP.matcher(words).find() || PROGRAM_TEXT.matcher(words).find()) {
                throw new FileRefused.TypeNotAllowed();
            }
        } else if (type != FileType.PDF
                && type != FileType.DOCX
                && MARKUP.matcher(words).find()) {
            throw new FileRefused.Mixed(type + " and markup");
        }
        if (type != FileType.DOCX && endsAsArchive(file)) {
            throw new FileRefused.Mixed(type + " and archive");
        }
    }

    /// True when the end record of an archive stands where an archive reader looks for it.
    private static boolean endsAsArchive(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - TAIL);
        var tail = read(file, from, (int) (file.size() - from));
        for (int at = tail.length - 22; at >= 0; at--) {
            if (begins(tail, at, "PK\u0005\u0006")) {
                int comment = (tail[at + 20] & 0xff) | (tail[at + 21] & 0xff) << 8;
                if (at + 22 + comment == tail.length) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Readable from beginning to end in one of the two encodings, without control characters.
    private static Optional<FileType> text(FileChannel file) {
        return TEXTS.stream().anyMatch(it -> readable(file, it)) ? Optional.of(FileType.TEXT) : Optional.empty();
    }

    private static boolean readable(FileChannel file, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            file.position(0);
            // not closed: the channel stays the caller's
            var reader = new InputStreamReader(Channels.newInputStream(file), decoder);
            var buffer = new char[8192];
            int read;
            while ((read = reader.read(buffer)) >= 0) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] < ' ' && "\t\n\r\f".indexOf(buffer[i]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException otherEncoding) {
            return false;
        } catch (IOException unreadable) {
            throw new FileRefused.Damaged(
                    String.valueOf(unreadable.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private static boolean begins(byte[] bytes, int at, String signature) {
        if (bytes.length < at + signature.length()) {
            return false;
        }
        for (int i = 0; i < signature.length(); i++) {
            if ((bytes[at + i] & 0xff) != signature.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] read(FileChannel file, long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(most, Math.max(0, file.size() - from)));
        for (int read = 0; buffer.hasRemaining() && read >= 0; ) {
            read = file.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }
}

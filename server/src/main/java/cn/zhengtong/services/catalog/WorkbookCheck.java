package cn.zhengtong.services.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks through a workbook before it is read: what unpacks to far too much, or declares entities, is refused.
final class WorkbookCheck {

    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int MOST_PARTS = 2000;
    private static final byte[][] FORBIDDEN = {
        "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII), "<!ENTITY".getBytes(StandardCharsets.US_ASCII)
    };

    private WorkbookCheck() {}

    static void check(byte[] bytes) {
        long inflated = 0;
        int parts = 0;
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var part : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    throw new ImportFileUnreadable.Dangerous();
                }
                inflated = inflate(zip, part, inflated);
            }
        } catch (IOException | IllegalArgumentException torn) {
            throw new ImportFileUnreadable.Torn("XLSX");
        }
        if (parts == 0) {
            throw new ImportFileUnreadable.Torn("XLSX");
        }
    }

    /// The same library unpacks here and later, so that both see the same parts.
    private static long inflate(ZipFile zip, ZipArchiveEntry part, long before) throws IOException {
        long inflated = before;
        var xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        var buffer = new byte[64 * 1024];
        var tail = new byte[0];
        try (var content = zip.getInputStream(part)) {
            if (content == null) {
                throw new ImportFileUnreadable.Torn("XLSX");
            }
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                inflated += n;
                if (inflated > MOST_BYTES) {
                    throw new ImportFileUnreadable.Dangerous();
                }
                tail = xml ? look(tail, buffer, n) : tail;
            }
        }
        return inflated;
    }

    /// Also finds what two reads cut apart; an encoding with zero bytes could hide it and is not used by
    /// workbooks.
    private static byte[] look(byte[] tail, byte[] buffer, int length) {
        var window = new byte[tail.length + length];
        System.arraycopy(tail, 0, window, 0, tail.length);
        System.arraycopy(buffer, 0, window, tail.length, length);
        for (int at = 0; at < window.length; at++) {
            if (window[at] == 0) {
                throw new ImportFileUnreadable.Dangerous();
            }
            if (window[at] == '<' && (startsWith(window, at, FORBIDDEN[0]) || startsWith(window, at, FORBIDDEN[1]))) {
                throw new ImportFileUnreadable.Dangerous();
            }
        }
        int keep = Math.min(16, window.length);
        return java.util.Arrays.copyOfRange(window, window.length - keep, window.length);
    }

    private static boolean startsWith(byte[] window, int at, byte[] word) {
        if (at + word.length > window.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (Character.toUpperCase((char) window[at + i]) != (char) word[i]) {
                return false;
            }
        }
        return true;
    }
}

package cn.zhengtong.support.seals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;

/// A file as a stranger hands it in, read without trusting it: only the frame of its one signature is
/// looked for, nothing is unpacked, and reading takes as many steps as the file has bytes.
///
/// That is enough, because a seal counts only when it covers every byte but itself: then whatever a
/// reader makes of the file, it was written by the one who sealed.
final class SealedFile {

    /// Why a file cannot be checked; the code of the words for it.
    static final class Unreadable extends Exception {

        private final String code;

        Unreadable(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private static final int LONGEST_SIGNATURE = 64 * 1024;
    private static final byte[] RANGE = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NUMBERS =
            Pattern.compile("\\s*\\[\\s*0\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*].*", Pattern.DOTALL);

    private final byte[] bytes;
    private final int gapStart;
    private final int gapEnd;
    private final int end;
    private final byte[] signature;

    private SealedFile(byte[] bytes, int gapStart, int gapEnd, int end, byte[] signature) {
        this.bytes = bytes;
        this.gapStart = gapStart;
        this.gapEnd = gapEnd;
        this.end = end;
        this.signature = signature;
    }

    static SealedFile read(byte[] bytes) throws Unreadable {
        if (bytes.length == 0) {
            throw new Unreadable("empty");
        }
        if (!startsAt(bytes, 0, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            throw new Unreadable("not-pdf");
        }
        int at = find(bytes, RANGE, 0);
        if (at < 0) {
            throw new Unreadable(find(bytes, ENCRYPT, 0) < 0 ? "no-seal" : "encrypted");
        }
        if (find(bytes, RANGE, at + 1) >= 0) {
            throw new Unreadable("several-signatures");
        }
        var text = new String(
                bytes, at + RANGE.length, Math.min(80, bytes.length - at - RANGE.length), StandardCharsets.ISO_8859_1);
        var numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new Unreadable("range-malformed");
        }
        int gapStart = Integer.parseInt(numbers.group(1));
        int gapEnd = Integer.parseInt(numbers.group(2));
        long end = (long) gapEnd + Integer.parseInt(numbers.group(3));
        if (gapStart >= gapEnd || end > bytes.length || gapStart < at || gapEnd - gapStart > 2 * LONGEST_SIGNATURE) {
            throw new Unreadable("range-malformed");
        }
        return new SealedFile(bytes, gapStart, gapEnd, (int) end, signature(bytes, gapStart, gapEnd));
    }

    /// Between the two covered parts stands nothing but `<`, the signature in lower-case hexadecimal,
    /// zeros, `>`.
    private static byte[] signature(byte[] bytes, int gapStart, int gapEnd) throws Unreadable {
        if (gapEnd - gapStart < 4 || bytes[gapStart] != '<' || bytes[gapEnd - 1] != '>') {
            throw new Unreadable("range-malformed");
        }
        var hex = new String(bytes, gapStart + 1, gapEnd - gapStart - 2, StandardCharsets.ISO_8859_1);
        if (!hex.matches("([0-9a-f]{2})+") && !hex.matches("([0-9A-F]{2})+")) {
            throw new Unreadable("range-malformed");
        }
        var padded = HexFormat.of().parseHex(hex);
        int length = lengthOf(padded);
        for (int i = length; i < padded.length; i++) {
            if (padded[i] != 0) {
                throw new Unreadable("range-malformed");
            }
        }
        return Arrays.copyOf(padded, length);
    }

    /// How long the DER structure says it is.
    private static int lengthOf(byte[] der) throws Unreadable {
        if (der.length > 4 && der[0] == 0x30 && der[1] == (byte) 0x82) {
            int length = 4 + (Byte.toUnsignedInt(der[2]) << 8) + Byte.toUnsignedInt(der[3]);
            if (length <= der.length) {
                return length;
            }
        }
        if (der.length > 2 && der[0] == 0x30 && (der[1] & 0x80) == 0 && der[1] + 2 <= der.length) {
            return der[1] + 2;
        }
        throw new Unreadable("signature-malformed");
    }

    byte[] signature() {
        return signature;
    }

    /// Bytes behind what the signature covers.
    int appended() {
        return bytes.length - end;
    }

    /// SM3 of what the signature covers, as the file stands now.
    String digest() {
        var digest = new SM3Digest();
        digest.update(bytes, 0, gapStart);
        digest.update(bytes, gapEnd, end - gapEnd);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && startsAt(in, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] in, int at, byte[] what) {
        return at + what.length <= in.length && Arrays.equals(in, at, at + what.length, what, 0, what.length);
    }
}

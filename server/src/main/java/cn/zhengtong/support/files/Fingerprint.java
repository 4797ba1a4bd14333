package cn.zhengtong.support.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/// The digests under which content is known, computed while it passes.
final class Fingerprint {

    /// @param sm3 hexadecimal, the address of the content
    /// @param sha256 hexadecimal, for those who know no SM3
    record Prints(String sm3, String sha256, long size) {}

    private final SM3Digest sm3 = new SM3Digest();
    private final MessageDigest sha256;
    private long size;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(byte[] bytes, int length) {
        sm3.update(bytes, 0, length);
        sha256.update(bytes, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    Prints finish() {
        var out = new byte[sm3.getDigestSize()];
        sm3.doFinal(out, 0);
        return new Prints(HexFormat.of().formatHex(out), HexFormat.of().formatHex(sha256.digest()), size);
    }
}

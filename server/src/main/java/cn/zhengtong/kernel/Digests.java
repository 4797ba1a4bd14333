package cn.zhengtong.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/// SM3 digests (GB/T 32905) in lower-case hexadecimal.
public final class Digests {

    private Digests() {}

    public static String sm3(byte[] bytes) {
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    public static String sm3(String text) {
        return sm3(text.getBytes(StandardCharsets.UTF_8));
    }
}

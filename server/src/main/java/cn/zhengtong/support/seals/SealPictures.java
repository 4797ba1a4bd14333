package cn.zhengtong.support.seals;

import cn.zhengtong.support.typesetting.Typesetting;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.springframework.stereotype.Component;

/// Drawn seals, each drawn once.
@Component
class SealPictures {

    private static final int KEPT = 5_000;

    private final Typesetting typesetting;
    private final Cache<String, byte[]> forms =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SealPictures(Typesetting typesetting) {
        this.typesetting = typesetting;
    }

    /// Content of the PDF form that shows the seal, compressed.
    byte[] form(SealRow seal) {
        return forms.get(seal.number(), it -> deflate(picture(seal).pdf().getBytes(StandardCharsets.US_ASCII)));
    }

    String svgPath(SealRow seal) {
        return picture(seal).svgPath();
    }

    /// A seal that is not made yet, so without number.
    String svgPath(String body, SealKind kind) {
        return new SealPicture(typesetting.typeface(), body, kind, "").svgPath();
    }

    private SealPicture picture(SealRow seal) {
        return new SealPicture(typesetting.typeface(), seal.bodyName(), seal.kind(), seal.number());
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(content);
            deflater.finish();
            var packed = new byte[content.length + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }
}

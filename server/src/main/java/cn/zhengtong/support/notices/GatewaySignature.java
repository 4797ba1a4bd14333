package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.SystemClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.stereotype.Component;

/// Signs what goes to the gateway and checks what comes from it, with the secret that both share.
@Component
class GatewaySignature {

    private static final long MOST_APART = 300;

    private final byte[] secret;
    private final SystemClock clock;

    GatewaySignature(NoticesSettings settings, SystemClock clock) {
        if (!settings.gatewayUrl().isEmpty() && settings.gatewaySecret().length() < 16) {
            throw new IllegalStateException("zhengtong.notices.gateway-secret needs at least 16 characters");
        }
        this.secret = settings.gatewaySecret().isEmpty()
                ? new SecureRandom().generateSeed(32)
                : settings.gatewaySecret().getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    Envelope seal(String body) {
        var timestamp = clock.instant().getEpochSecond();
        return new Envelope(body, timestamp, sign(timestamp, body));
    }

    /// True when it was signed with our secret in the last five minutes.
    boolean holds(Envelope envelope) {
        var expected = sign(envelope.timestamp(), envelope.body());
        return Math.abs(clock.instant().getEpochSecond() - envelope.timestamp()) <= MOST_APART
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        envelope.signature().getBytes(StandardCharsets.UTF_8));
    }

    private String sign(long timestamp, String body) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret));
        var bytes = (timestamp + "\n" + body).getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}

package cn.zhengtong.foundation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts personal fields at rest (SM4-GCM, GB/T 32907) and makes the keyed blind index (HMAC-SM3) by which
/// they are
/// found again.
///
/// Stored form: one byte key version, 12 bytes nonce, cipher text with 16 bytes tag.
@Component
public class FieldCipher {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final FieldKeys keys;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(FieldKeys keys) {
        this.keys = keys;
    }

    public byte[] encrypt(String plain) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// Encrypts what is no text, a paper for example.
    public byte[] encrypt(byte[] plain) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var sealed = run(true, keys.cipherKey(keys.current()), nonce, plain);
        return ByteBuffer.allocate(1 + NONCE_LENGTH + sealed.length)
                .put((byte) keys.current())
                .put(nonce)
                .put(sealed)
                .array();
    }

    public String decrypt(byte[] stored) {
        return new String(decryptBytes(stored), StandardCharsets.UTF_8);
    }

    public byte[] decryptBytes(byte[] stored) {
        var nonce = new byte[NONCE_LENGTH];
        System.arraycopy(stored, 1, nonce, 0, NONCE_LENGTH);
        var sealed = new byte[stored.length - 1 - NONCE_LENGTH];
        System.arraycopy(stored, 1 + NONCE_LENGTH, sealed, 0, sealed.length);
        return run(false, keys.cipherKey(stored[0]), nonce, sealed);
    }

    public @Nullable String decryptNullable(byte @Nullable [] stored) {
        return stored == null ? null : decrypt(stored);
    }

    /// The same text always gives the same index; without the key it tells nothing.
    ///
    /// @param purpose keeps equal texts of different fields apart, e.g. `citizen`
    public byte[] blindIndex(String purpose, String plain) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(keys.indexKey()));
        var bytes = (purpose + "\u0000" + plain).getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    private static byte[] run(boolean encrypt, byte[] key, byte[] nonce, byte[] input) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce));
        var out = new byte[cipher.getOutputSize(input.length)];
        try {
            int length = cipher.processBytes(input, 0, input.length, out, 0);
            cipher.doFinal(out, length);
            return out;
        } catch (InvalidCipherTextException changed) {
            throw new IllegalStateException("an encrypted field was changed or its key is another one", changed);
        }
    }
}

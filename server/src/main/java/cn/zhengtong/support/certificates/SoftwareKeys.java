package cn.zhengtong.support.certificates;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keys in software: stored encrypted (SM4-GCM under the key in the keys folder), in the clear in
/// memory only.
///
/// A signer that has met its key once is kept, because preparing it costs as much as a signature.
@Component
class SoftwareKeys implements KeyDevice {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SystemClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Queue<SM2Signer>> signers = new ConcurrentHashMap<>();

    SoftwareKeys(JdbcClient jdbc, FieldCipher cipher, SystemClock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public byte[] make(String label) {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2.CURVE, random));
        var pair = generator.generateKeyPair();
        var secret = ((ECPrivateKeyParameters) pair.getPrivate()).getD().toString(16);
        jdbc.sql("insert into certificates.device_key (label, wrapped, made_at) values (:label, :wrapped, :at)")
                .param("label", label)
                .param("wrapped", cipher.encrypt(secret))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                    .getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] sign(String label, byte[] message) {
        var ready = signers.computeIfAbsent(label, it -> new ConcurrentLinkedQueue<>());
        var taken = ready.poll();
        var signer = taken == null ? signer(label) : taken;
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException failed) {
            throw new IllegalStateException("the key " + label + " does not sign", failed);
        } finally {
            ready.add(signer);
        }
    }

    @Override
    public void destroy(String label) {
        jdbc.sql("delete from certificates.device_key where label = :label")
                .param("label", label)
                .update();
        signers.remove(label);
    }

    private SM2Signer signer(String label) {
        var wrapped = jdbc.sql("select wrapped from certificates.device_key where label = :label")
                .param("label", label)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("the device holds no key " + label));
        var key = new ECPrivateKeyParameters(new BigInteger(cipher.decrypt(wrapped), 16), Sm2.CURVE);
        var signer = new SM2Signer();
        signer.init(true, Sm2.withUser(key));
        return signer;
    }
}

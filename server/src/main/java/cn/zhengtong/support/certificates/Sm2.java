package cn.zhengtong.support.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// SM2 signatures (GB/T 32918) on the curve sm2p256v1, with SM3 and the default user id.
public final class Sm2 {

    /// SM2 with SM3, OID 1.2.156.10197.1.501.
    static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);

    static final AlgorithmIdentifier SM3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm3);

    static final ECNamedDomainParameters CURVE = new ECNamedDomainParameters(
            GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

    private static final byte[] USER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2() {}

    /// False also for a key of another curve and for bytes that are no signature.
    public static boolean verify(SubjectPublicKeyInfo key, byte[] message, byte[] signature) {
        try {
            return PublicKeyFactory.createKey(key) instanceof ECPublicKeyParameters point
                    && point.getParameters().getCurve().equals(CURVE.getCurve())
                    && verifies(point, message, signature);
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    private static boolean verifies(ECPublicKeyParameters point, byte[] message, byte[] signature) {
        var verifier = new SM2Signer();
        verifier.init(false, withUser(point));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    static ParametersWithID withUser(AsymmetricKeyParameter key) {
        return new ParametersWithID(key, USER);
    }
}

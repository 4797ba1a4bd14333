package cn.zhengtong.support.certificates;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/// Lets a key of the device sign what BouncyCastle builds.
final class DeviceSigner implements ContentSigner {

    private final KeyDevice device;
    private final String label;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    DeviceSigner(KeyDevice device, String label) {
        this.device = device;
        this.label = label;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return Sm2.ALGORITHM;
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        return device.sign(label, content.toByteArray());
    }
}

package cn.zhengtong.support.certificates;

import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/// A certificate this house gave, with the label of its key in the device.
public record Certificate(String serial, String label, X509CertificateHolder content) {

    public Instant notBefore() {
        return content.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return content.getNotAfter().toInstant();
    }
}

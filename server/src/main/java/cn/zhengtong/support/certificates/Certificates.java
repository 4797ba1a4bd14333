package cn.zhengtong.support.certificates;

import cn.zhengtong.foundation.SystemClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask of the certification authority.
@Service
@Transactional
public class Certificates {

    /// Why a certificate is revoked (RFC 5280 §5.3.1).
    public enum Reason {
        KEY_COMPROMISE,
        CESSATION_OF_OPERATION,
        SUPERSEDED,
        /// For a time; can be lifted.
        CERTIFICATE_HOLD
    }

    private record Given(
            X509CertificateHolder content,
            @Nullable Instant revokedAt,
            @Nullable String reason) {}

    private final JdbcClient jdbc;
    private final Authority authority;
    private final KeyDevice device;
    private final SystemClock clock;

    Certificates(JdbcClient jdbc, Authority authority, KeyDevice device, SystemClock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.device = device;
        this.clock = clock;
    }

    /// Makes a key in the device and a certificate for it.
    ///
    /// @param organisation whose key it is
    /// @param name what it is used for
    public Certificate issue(String organisation, String name) {
        var label = "key-" + UUID.randomUUID();
        var content = authority.certify(Authority.name(organisation, name), device.make(label));
        var certificate = new Certificate(serial(content), label, content);
        jdbc.sql("""
                        insert into certificates.certificate (serial, label, encoded, not_before, not_after)
                        values (:serial, :label, :encoded, :notBefore, :notAfter)
                        """)
                .param("serial", certificate.serial())
                .param("label", label)
                .param("encoded", Authority.bytes(content))
                .param("notBefore", Timestamp.from(certificate.notBefore()))
                .param("notAfter", Timestamp.from(certificate.notAfter()))
                .update();
        return certificate;
    }

    @Transactional(readOnly = true)
    public Certificate require(String serial) {
        return jdbc.sql("select serial, label, encoded from certificates.certificate where serial = :serial")
                .param("serial", serial)
                .query((row, i) -> new Certificate(
                        row.getString("serial"), row.getString("label"), Authority.read(row.getBytes("encoded"))))
                .single();
    }

    /// Detached signature over a content of which the digest is known.
    public byte[] sign(Certificate certificate, byte[] digest, Instant at) {
        return DetachedSignature.make(
                certificate.content(), authority.issuing(), digest, at, it -> device.sign(certificate.label(), it));
    }

    public void revoke(Certificate certificate, Reason reason, Instant at) {
        jdbc.sql("""
                        update certificates.certificate set revoked_at = :at, reason = :reason
                         where serial = :serial and (revoked_at is null or reason = 'CERTIFICATE_HOLD')
                        """)
                // The database rounds to microseconds; rounded up, the certificate would outlive its revocation.
                .param("at", Timestamp.from(at.truncatedTo(ChronoUnit.MICROS)))
                .param("reason", reason.name())
                .param("serial", certificate.serial())
                .update();
        if (reason != Reason.CERTIFICATE_HOLD) {
            device.destroy(certificate.label());
        }
    }

    /// Ends a hold.
    public void lift(Certificate certificate) {
        jdbc.sql("""
                        update certificates.certificate set revoked_at = null, reason = null
                         where serial = :serial and reason = 'CERTIFICATE_HOLD'
                        """).param("serial", certificate.serial()).update();
    }

    /// What a certificate was worth at a time. A hold does not count here: who held it back keeps its
    /// history.
    @Transactional(readOnly = true)
    public Standing standing(X509CertificateHolder certificate, Instant at) {
        var notAfter = certificate.getNotAfter().toInstant();
        var given = given(certificate);
        if (!certificate.getIssuer().equals(authority.issuing().getSubject())) {
            return new Standing(Standing.Trust.FOREIGN, notAfter, null, false);
        }
        if (given == null || !given.content().equals(certificate) || !chains(certificate)) {
            return new Standing(Standing.Trust.FORGED, notAfter, null, false);
        }
        boolean onHold = Reason.CERTIFICATE_HOLD.name().equals(given.reason());
        var revokedAt = onHold ? null : given.revokedAt();
        var now = clock.instant();
        boolean goodNow = inTime(certificate, now) && given.revokedAt() == null;
        var trust = !inTime(certificate, at) || !inTime(authority.issuing(), at) || !inTime(authority.root(), at)
                ? Standing.Trust.OUT_OF_TIME
                : revokedAt != null && !revokedAt.isAfter(at) ? Standing.Trust.REVOKED : Standing.Trust.TRUSTED;
        return new Standing(trust, notAfter, revokedAt, goodNow);
    }

    private @Nullable Given given(X509CertificateHolder certificate) {
        return jdbc.sql("select encoded, revoked_at, reason from certificates.certificate where serial = :serial")
                .param("serial", serial(certificate))
                .query(Certificates::given)
                .optional()
                .orElse(null);
    }

    private static Given given(ResultSet row, int number) throws SQLException {
        var revokedAt = row.getTimestamp("revoked_at");
        return new Given(
                Authority.read(row.getBytes("encoded")),
                revokedAt == null ? null : revokedAt.toInstant(),
                row.getString("reason"));
    }

    /// The certificate up to the root, each signed by the next.
    private boolean chains(X509CertificateHolder certificate) {
        return Authority.signedBy(certificate, authority.issuing()) && authority.chains();
    }

    private static boolean inTime(X509CertificateHolder certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static String serial(X509CertificateHolder certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    /// Reads a detached signature made by this house, byte for byte as this house makes it.
    @Transactional(propagation = Propagation.SUPPORTS)
    public DetachedSignature read(byte[] encoded) throws DetachedSignature.Unreadable {
        return DetachedSignature.read(encoded, authority.issuing());
    }
}

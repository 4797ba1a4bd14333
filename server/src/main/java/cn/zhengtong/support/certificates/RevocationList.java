package cn.zhengtong.support.certificates;

import cn.zhengtong.foundation.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The list of revoked certificates (CRL, RFC 5280), signed by the issuing authority; a fresh one at
/// most each minute.
@Component
class RevocationList {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Made(Instant at, X509CRLHolder list) {}

    private record Revoked(String serial, Instant revokedAt, String reason) {}

    private final JdbcClient jdbc;
    private final Authority authority;
    private final KeyDevice device;
    private final SystemClock clock;
    private final CertificateSettings settings;
    private volatile @Nullable Made newest;

    RevocationList(
            JdbcClient jdbc, Authority authority, KeyDevice device, SystemClock clock, CertificateSettings settings) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.device = device;
        this.clock = clock;
        this.settings = settings;
    }

    X509CRLHolder current() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var known = newest;
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Made(now, make(now));
            newest = known;
        }
        return known.list();
    }

    X509CRLHolder make(Instant now) {
        var builder = new X509v2CRLBuilder(authority.issuing().getSubject(), Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(settings.listLife())));
        jdbc.sql(
                        "select serial, revoked_at, reason from certificates.certificate where revoked_at is not null and not_after > :now")
                .param("now", Timestamp.from(now))
                .query((row, i) -> new Revoked(
                        row.getString("serial"), row.getTimestamp("revoked_at").toInstant(), row.getString("reason")))
                .list()
                .forEach(it -> builder.addCRLEntry(
                        new BigInteger(it.serial(), 16), Date.from(it.revokedAt()), number(it.reason())));
        try {
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            return builder.build(new DeviceSigner(device, Authority.ISSUING));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int number(String reason) {
        return switch (Certificates.Reason.valueOf(reason)) {
            case KEY_COMPROMISE -> CRLReason.keyCompromise;
            case CESSATION_OF_OPERATION -> CRLReason.cessationOfOperation;
            case SUPERSEDED -> CRLReason.superseded;
            case CERTIFICATE_HOLD -> CRLReason.certificateHold;
        };
    }
}

package cn.zhengtong.support.certificates;

import cn.zhengtong.foundation.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The root and the issuing authority under it (根证书, 签发机构), made at the first start.
@Component
@Order(12)
@EnableConfigurationProperties(CertificateSettings.class)
class Authority implements ApplicationRunner {

    static final String ROOT = "root";
    static final String ISSUING = "issuing";

    private static final int CRITICAL_USES = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final int AUTHORITY_USES = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    /// Clocks differ a little: what was given now must be good on a machine that is late.
    private static final Duration LATE_CLOCKS = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final KeyDevice device;
    private final SystemClock clock;
    private final CertificateSettings settings;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable X509CertificateHolder root;
    private volatile @Nullable X509CertificateHolder issuing;
    private volatile boolean chained;

    Authority(JdbcClient jdbc, KeyDevice device, SystemClock clock, CertificateSettings settings) {
        this.jdbc = jdbc;
        this.device = device;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('certificates.authority', 0))")
                .query()
                .singleRow();
        if (stored(ROOT).isPresent()) {
            return;
        }
        var rootName = name("江苏省政务电子印章根证书（示范）");
        store(ROOT, build(rootName, rootName, device.make(ROOT), ROOT, settings.rootLife(), 1));
        var issuingName = name("江苏省政务电子印章签发机构（示范）");
        store(ISSUING, build(rootName, issuingName, device.make(ISSUING), ROOT, settings.authorityLife(), 0));
    }

    X509CertificateHolder root() {
        var known = root;
        if (known == null) {
            known = stored(ROOT).orElseThrow();
            root = known;
        }
        return known;
    }

    X509CertificateHolder issuing() {
        var known = issuing;
        if (known == null) {
            known = stored(ISSUING).orElseThrow();
            issuing = known;
        }
        return known;
    }

    /// The issuing authority is signed by the root and the root by itself; found out once.
    boolean chains() {
        if (!chained) {
            chained = signedBy(issuing(), root()) && signedBy(root(), root());
        }
        return chained;
    }

    /// A certificate for a key, given by the issuing authority.
    X509CertificateHolder certify(X500Name subject, byte[] publicKey) {
        return build(issuing().getSubject(), subject, publicKey, ISSUING, settings.life(), -1);
    }

    static X500Name name(String commonName) {
        return name("政通", commonName);
    }

    static X500Name name(String organisation, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    /// @param below how many authorities may stand below; -1 = this is none
    private X509CertificateHolder build(
            X500Name issuer, X500Name subject, byte[] publicKey, String signer, Duration life, int below) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var serial = new BigInteger(127, random).setBit(126);
        var key = SubjectPublicKeyInfo.getInstance(publicKey);
        var builder = new X509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(LATE_CLOCKS)), Date.from(end(now, life, signer)), subject, key);
        var names = new X509ExtensionUtils(sha1());
        try {
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    below < 0 ? new BasicConstraints(false) : new BasicConstraints(below));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(below < 0 ? CRITICAL_USES : AUTHORITY_USES));
            builder.addExtension(Extension.subjectKeyIdentifier, false, names.createSubjectKeyIdentifier(key));
            if (!issuer.equals(subject)) {
                var above = signer.equals(ROOT) ? root() : issuing();
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        names.createAuthorityKeyIdentifier(above.getSubjectPublicKeyInfo()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return builder.build(new DeviceSigner(device, signer));
    }

    /// Nothing outlives what stands above it.
    private Instant end(Instant now, Duration life, String signer) {
        var end = now.plus(life);
        var above = stored(signer).map(it -> it.getNotAfter().toInstant()).orElse(end);
        return end.isBefore(above) ? end : above;
    }

    /// Key identifiers are names, RFC 5280 makes them with SHA-1; nothing rests on them.
    private static DigestCalculator sha1() {
        try {
            return new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean signedBy(X509CertificateHolder certificate, X509CertificateHolder above) {
        var structure = certificate.toASN1Structure();
        try {
            return Sm2.verify(
                    above.getSubjectPublicKeyInfo(),
                    structure.getTBSCertificate().getEncoded(),
                    certificate.getSignature());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<X509CertificateHolder> stored(String name) {
        return jdbc.sql("select encoded from certificates.authority where name = :name")
                .param("name", name)
                .query(byte[].class)
                .optional()
                .map(Authority::read);
    }

    private void store(String name, X509CertificateHolder certificate) {
        jdbc.sql("insert into certificates.authority (name, encoded, made_at) values (:name, :encoded, :at)")
                .param("name", name)
                .param("encoded", bytes(certificate))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    static X509CertificateHolder read(byte[] encoded) {
        try {
            return new X509CertificateHolder(encoded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

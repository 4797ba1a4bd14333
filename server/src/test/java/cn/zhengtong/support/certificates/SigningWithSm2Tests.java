package cn.zhengtong.support.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Digests;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/// Signatures, certificates and the revocation list; the vectors are the standards' own.
@ZhengtongTest
@Transactional
class SigningWithSm2Tests {

    @Autowired
    Certificates certificates;

    @Autowired
    Authority authority;

    @Autowired
    RevocationList revocations;

    @Autowired
    KeyDevice device;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @Test
    void theExampleOfGbt32918Part5Verifies() throws Exception {
        var key = publicKey(
                "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020",
                "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
        var signature = der(
                "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3",
                "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
        var message = "message digest".getBytes(StandardCharsets.US_ASCII);
        assertThat(Sm2.verify(key, message, signature)).isTrue();
        message[0] ^= 1;
        assertThat(Sm2.verify(key, message, signature)).isFalse();
    }

    @Test
    void theExamplesOfGbt32905HaveTheirDigests() {
        assertThat(Digests.sm3("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Digests.sm3("abcd".repeat(16)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void aKeyOfTheDeviceSignsAgainAndAgain() {
        var key = SubjectPublicKeyInfo.getInstance(device.make("again"));
        for (int i = 0; i < 5; i++) {
            var message = ("text " + i).getBytes(StandardCharsets.UTF_8);
            assertThat(Sm2.verify(key, message, device.sign("again", message))).isTrue();
        }
    }

    @Test
    void noKeyLiesInTheDatabaseInTheClear() {
        device.make("hidden");
        var wrapped =
                jdbc.queryForObject("select wrapped from certificates.device_key where label = 'hidden'", byte[].class);
        assertThat(wrapped).hasSizeGreaterThan(64);
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1)).doesNotContainPattern("[0-9a-f]{32}");
    }

    @Test
    void rootIssuingAuthorityAndCertificateSignOneAnother() {
        var certificate = certificates.issue("某局", "某局行政许可专用章").content();
        var issuing = authority.issuing();
        assertThat(signedBy(certificate, issuing)).isTrue();
        assertThat(signedBy(issuing, authority.root())).isTrue();
        assertThat(signedBy(authority.root(), authority.root())).isTrue();
        assertThat(signedBy(certificate, authority.root())).isFalse();
        assertThat(certificate.getSignatureAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.156.10197.1.501");
        assertThat(certificate.getSubjectPublicKeyInfo().getAlgorithm().getParameters())
                .hasToString("1.2.156.10197.1.301");
        assertThat(certificate.getExtension(Extension.keyUsage).isCritical()).isTrue();
    }

    @Test
    void aRevokedCertificateStaysGoodForWhatWasBefore() {
        var certificate = certificates.issue("某局", "章");
        var before = Instant.now();
        certificates.revoke(certificate, Certificates.Reason.KEY_COMPROMISE, before.plusSeconds(60));
        var standing = certificates.standing(certificate.content(), before);
        assertThat(standing.trust()).isEqualTo(Standing.Trust.TRUSTED);
        assertThat(standing.goodNow()).isFalse();
        assertThat(certificates
                        .standing(certificate.content(), before.plusSeconds(60))
                        .trust())
                .isEqualTo(Standing.Trust.REVOKED);
        assertThat(certificates
                        .standing(certificate.content(), before.minus(Duration.ofDays(1)))
                        .trust())
                .isEqualTo(Standing.Trust.OUT_OF_TIME);
    }

    @Test
    void theRevocationListNamesWhatWasRevokedAndIsSigned() throws Exception {
        var certificate = certificates.issue("某局", "章");
        certificates.revoke(certificate, Certificates.Reason.CESSATION_OF_OPERATION, Instant.now());
        var held = certificates.issue("某局", "章");
        certificates.revoke(held, Certificates.Reason.CERTIFICATE_HOLD, Instant.now());
        var lifted = certificates.issue("某局", "章");
        certificates.revoke(lifted, Certificates.Reason.CERTIFICATE_HOLD, Instant.now());
        certificates.lift(lifted);
        var list = revocations.make(Instant.now());
        assertThat(list.getRevokedCertificate(certificate.content().getSerialNumber()))
                .isNotNull();
        assertThat(list.getRevokedCertificate(held.content().getSerialNumber())).isNotNull();
        assertThat(list.getRevokedCertificate(lifted.content().getSerialNumber()))
                .isNull();
        assertThat(Sm2.verify(
                        authority.issuing().getSubjectPublicKeyInfo(),
                        list.toASN1Structure().getTBSCertList().getEncoded(),
                        list.toASN1Structure().getSignature().getOctets()))
                .isTrue();
    }

    @Test
    void anyoneMayFetchWhatIsNeededToCheckASignature() {
        for (var file : new String[] {"root", "issuing", "revocations"}) {
            assertThat(web.get().uri("/api/certificates/" + file)).hasStatusOk();
        }
    }

    private static boolean signedBy(
            org.bouncycastle.cert.X509CertificateHolder certificate,
            org.bouncycastle.cert.X509CertificateHolder above) {
        try {
            return Sm2.verify(
                    above.getSubjectPublicKeyInfo(),
                    certificate.toASN1Structure().getTBSCertificate().getEncoded(),
                    certificate.getSignature());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static SubjectPublicKeyInfo publicKey(String x, String y) throws Exception {
        var point = Sm2.CURVE.getCurve().createPoint(new BigInteger(x, 16), new BigInteger(y, 16));
        return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(new ECPublicKeyParameters(point, Sm2.CURVE));
    }

    private static byte[] der(String r, String s) throws Exception {
        var both = new ASN1EncodableVector();
        both.add(new ASN1Integer(new BigInteger(1, HexFormat.of().parseHex(r))));
        both.add(new ASN1Integer(new BigInteger(1, HexFormat.of().parseHex(s))));
        return new DERSequence(both).getEncoded();
    }
}

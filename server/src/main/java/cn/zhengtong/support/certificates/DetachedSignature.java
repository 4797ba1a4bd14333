package cn.zhengtong.support.certificates;

import cn.zhengtong.kernel.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/// A CMS signature without its content (RFC 5652) by one SM2 key: who, when, over which SM3 digest.
///
/// It is read strictly: what this house did not write in exactly this form is not taken for its
/// signature, so no byte of it can be changed unnoticed.
public final class DetachedSignature {

    /// Why bytes are not a signature of this house.
    public static final class Unreadable extends Exception {

        private final boolean foreign;

        Unreadable(boolean foreign) {
            super(foreign ? "a signature of another house" : "not a signature");
            this.foreign = foreign;
        }

        /// True for a signature that somebody else made.
        public boolean foreign() {
            return foreign;
        }
    }

    private final X509CertificateHolder signer;
    private final String digest;
    private final Instant signedAt;
    private final byte[] signature;
    private final byte[] signedAttributes;

    private DetachedSignature(
            X509CertificateHolder signer, String digest, Instant signedAt, byte[] signature, byte[] signedAttributes) {
        this.signer = signer;
        this.digest = digest;
        this.signedAt = signedAt;
        this.signature = signature;
        this.signedAttributes = signedAttributes;
    }

    public X509CertificateHolder signer() {
        return signer;
    }

    /// SM3 of what was signed, in hexadecimal.
    public String digest() {
        return digest;
    }

    public Instant signedAt() {
        return signedAt;
    }

    public boolean verifies() {
        return Sm2.verify(signer.getSubjectPublicKeyInfo(), signedAttributes, signature);
    }

    static byte[] make(
            X509CertificateHolder signer,
            X509CertificateHolder issuing,
            byte[] digest,
            Instant at,
            UnaryOperator<byte[]> sign) {
        var attributes = attributes(signer, digest, at);
        return encode(signer, issuing, attributes, sign.apply(bytes(attributes)));
    }

    static DetachedSignature read(byte[] encoded, X509CertificateHolder issuing) throws Unreadable {
        try {
            var parsed = parse(encoded);
            var digest = HexFormat.of().parseHex(parsed.digest);
            var same = encode(
                    parsed.signer, issuing, attributes(parsed.signer, digest, parsed.signedAt), parsed.signature);
            if (!Arrays.equals(same, encoded)) {
                throw new Unreadable(!parsed.signer.getIssuer().equals(issuing.getSubject()));
            }
            return parsed;
        } catch (IOException | RuntimeException | StackOverflowError notOurs) {
            throw new Unreadable(isCms(encoded));
        }
    }

    /// Whether there is at least the frame of a CMS signature, so that it may be somebody else's.
    private static boolean isCms(byte[] encoded) {
        try {
            return ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded))
                    .getContentType()
                    .equals(CMSObjectIdentifiers.signedData);
        } catch (IOException | RuntimeException | StackOverflowError nothing) {
            return false;
        }
    }

    private static DetachedSignature parse(byte[] encoded) throws IOException {
        var content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
        var data = SignedData.getInstance(content.getContent());
        var info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var id = IssuerAndSerialNumber.getInstance(info.getSID().getId());
        var signer = signer(data.getCertificates(), id);
        var table = new AttributeTable(info.getAuthenticatedAttributes());
        var digest = ASN1OctetString.getInstance(value(table, CMSAttributes.messageDigest));
        var time = Time.getInstance(value(table, CMSAttributes.signingTime));
        return new DetachedSignature(
                signer,
                HexFormat.of().formatHex(digest.getOctets()),
                time.getDate().toInstant(),
                info.getEncryptedDigest().getOctets(),
                bytes(info.getAuthenticatedAttributes()));
    }

    private static ASN1Encodable value(AttributeTable table, org.bouncycastle.asn1.ASN1ObjectIdentifier type) {
        return table.get(type).getAttributeValues()[0];
    }

    private static X509CertificateHolder signer(ASN1Set certificates, IssuerAndSerialNumber id) {
        for (var one : certificates) {
            var holder = new X509CertificateHolder(org.bouncycastle.asn1.x509.Certificate.getInstance(one));
            if (holder.getSerialNumber().equals(id.getSerialNumber().getValue())
                    && holder.getIssuer().equals(id.getName())) {
                return holder;
            }
        }
        throw new IllegalArgumentException("the signature lacks the certificate of its signer");
    }

    private static ASN1Set attributes(X509CertificateHolder signer, byte[] digest, Instant at) {
        var all = new ASN1EncodableVector();
        all.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        all.add(attribute(CMSAttributes.signingTime, new Time(Date.from(at.truncatedTo(ChronoUnit.SECONDS)))));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        var hash = HexFormat.of().parseHex(Digests.sm3(Authority.bytes(signer)));
        all.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2(Sm2.SM3, hash))));
        return new DERSet(all);
    }

    private static Attribute attribute(org.bouncycastle.asn1.ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static byte[] encode(
            X509CertificateHolder signer, X509CertificateHolder issuing, ASN1Set attributes, byte[] signature) {
        var certificates = new ASN1EncodableVector();
        certificates.add(signer.toASN1Structure());
        certificates.add(issuing.toASN1Structure());
        var info = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(signer.toASN1Structure())),
                Sm2.SM3,
                attributes,
                Sm2.ALGORITHM,
                new DEROctetString(signature),
                null);
        var data = new SignedData(
                new DERSet(Sm2.SM3),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(certificates),
                null,
                new DERSet(info));
        return bytes(new ContentInfo(CMSObjectIdentifiers.signedData, data));
    }

    private static byte[] bytes(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package cn.zhengtong.support.seals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.crypto.digests.SM3Digest;

/// Adds a visible seal and the room for its signature to a PDF, as an incremental update: what was
/// there stays byte for byte. The signature covers every byte of the file but its own.
final class PdfSealing {

    /// Bytes kept for the signature with its two certificates; about 1,600 are used, more for long
    /// names.
    private static final int ROOM = 1_900;

    private static final String DIGITS = "0000000000";
    private static final COSName SIG_FIELDS = COSName.getPDFName("SigFlags");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'");

    private final byte[] bytes;
    private final int gapStart;
    private final int gapEnd;

    private PdfSealing(byte[] bytes, int gapStart, int gapEnd) {
        this.bytes = bytes;
        this.gapStart = gapStart;
        this.gapEnd = gapEnd;
    }

    /// @param form the seal's drawing, compressed
    static PdfSealing prepare(byte[] pdf, SealPlace where, byte[] form, String sealer, String purpose, Instant at) {
        try (var document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted() || !document.getSignatureDictionaries().isEmpty()) {
                throw new PdfUnsealable("encrypted or signed already");
            }
            if (where.page() < 0 || where.page() >= document.getNumberOfPages()) {
                throw new PdfUnsealable("no page " + where.page());
            }
            if (document.getDocument().isXRefStream()) {
                return prepare(plain(document), where, form, sealer, purpose, at);
            }
            return new Update(pdf, document, where).write(form, sealer, purpose, at);
        } catch (IOException unreadable) {
            throw new PdfUnsealable("no PDF");
        }
    }

    /// The same document with a plain table of its objects.
    private static byte[] plain(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.setVersion(1.7f);
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }

    /// SM3 of everything but the gap.
    byte[] digest() {
        var digest = new SM3Digest();
        digest.update(bytes, 0, gapStart);
        digest.update(bytes, gapEnd, bytes.length - gapEnd);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    byte[] signed(byte[] signature) {
        var hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
        if (hex.length > gapEnd - gapStart - 2) {
            throw new IllegalStateException("the signature needs more room: " + signature.length);
        }
        System.arraycopy(hex, 0, bytes, gapStart + 1, hex.length);
        return bytes;
    }

    /// One incremental update: signature, field, appearance, page and catalogue anew, and the table of
    /// these.
    private static final class Update {

        private final byte[] pdf;
        private final PDDocument document;
        private final SealPlace where;
        private final ByteArrayOutputStream out;
        private final Map<Long, String> entries = new TreeMap<>();

        Update(byte[] pdf, PDDocument document, SealPlace where) {
            this.pdf = pdf;
            this.document = document;
            this.where = where;
            this.out = new ByteArrayOutputStream(pdf.length + 16 * 1024);
            out.writeBytes(pdf);
        }

        PdfSealing write(byte[] form, String sealer, String purpose, Instant at) {
            var trailer = document.getDocument().getTrailer();
            long next = trailer.getLong(COSName.SIZE);
            var page = document.getPage(where.page()).getCOSObject();
            var pageKey = key(page);
            var catalogue = document.getDocumentCatalog().getCOSObject();

            begin(next);
            ascii(
                    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (%s) /Name %s /Reason %s /ByteRange [0 "
                            .formatted(
                                    DATE.format(at.atOffset(ZoneOffset.UTC)),
                                    PdfValues.text(sealer),
                                    PdfValues.text(purpose)));
            int range = out.size();
            ascii(DIGITS + " " + DIGITS + " " + DIGITS + "] /Contents ");
            int gapStart = out.size();
            ascii("<" + "0".repeat(2 * ROOM) + ">");
            int gapEnd = out.size();
            ascii(" >>\nendobj\n");

            begin(next + 1);
            ascii(
                    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /V %d 0 R /P %d %d R /Rect [%s] /AP << /N %d 0 R >> >>\nendobj\n"
                            .formatted(next, pageKey.getNumber(), pageKey.getGeneration(), rectangle(), next + 2));

            begin(next + 2);
            ascii(
                    "<< /Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources << /ExtGState << /G << /BM /Multiply /ca 0.92 >> >> >> /Filter /FlateDecode /Length %d >>\nstream\n"
                            .formatted(SealPicture.SIDE, SealPicture.SIDE, form.length));
            out.writeBytes(form);
            ascii("\nendstream\nendobj\n");

            replace(
                    pageKey,
                    PdfValues.open(page, COSName.ANNOTS)
                            .append("/Annots ")
                            .append(PdfValues.open(page.getCOSArray(COSName.ANNOTS)))
                            .append("%d 0 R]>>".formatted(next + 1)));
            replace(
                    key(catalogue),
                    PdfValues.open(catalogue, COSName.ACRO_FORM)
                            .append("/AcroForm ")
                            .append(acroForm(catalogue, next + 1))
                            .append(">>"));
            table(trailer, next + 3);
            return new PdfSealing(withRange(range, gapStart, gapEnd), gapStart, gapEnd);
        }

        private static StringBuilder acroForm(COSDictionary catalogue, long field) {
            var form = catalogue.getCOSDictionary(COSName.ACRO_FORM);
            var known = form == null ? new COSDictionary() : form;
            var fields = known.getCOSArray(COSName.FIELDS);
            return PdfValues.open(known, COSName.FIELDS, SIG_FIELDS)
                    .append("/Fields ")
                    .append(PdfValues.open(fields))
                    .append("%d 0 R]/SigFlags 3>>".formatted(field));
        }

        private byte[] withRange(int range, int gapStart, int gapEnd) {
            var whole = out.toByteArray();
            int[] numbers = {gapStart, gapEnd, whole.length - gapEnd};
            for (int i = 0; i < numbers.length; i++) {
                var digits = String.valueOf(numbers[i]);
                var field =
                        (digits + " ".repeat(DIGITS.length() - digits.length())).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(field, 0, whole, range + i * (DIGITS.length() + 1), field.length);
            }
            return whole;
        }

        private String rectangle() {
            double half = where.diameter() / 2;
            return java.util.stream.DoubleStream.of(
                            where.x() - half, where.y() - half, where.x() + half, where.y() + half)
                    .mapToObj(it -> String.format(Locale.ROOT, "%.2f", it))
                    .collect(java.util.stream.Collectors.joining(" "));
        }

        private static COSObjectKey key(COSDictionary object) {
            var key = object.getKey();
            if (key == null) {
                throw new PdfUnsealable("an object without number");
            }
            return key;
        }

        private void replace(COSObjectKey key, CharSequence content) {
            remember(key.getNumber(), key.getGeneration());
            ascii(key.getNumber() + " " + key.getGeneration() + " obj\n" + content + "\nendobj\n");
        }

        private void begin(long number) {
            remember(number, 0);
            ascii(number + " 0 obj\n");
        }

        private void remember(long number, int generation) {
            entries.put(number, "%d 1\n%010d %05d n \n".formatted(number, out.size(), generation));
        }

        private void table(COSDictionary trailer, long size) {
            int start = out.size();
            var text = new StringBuilder("xref\n");
            entries.values().forEach(text::append);
            text.append("trailer\n")
                    .append(PdfValues.open(trailer, COSName.SIZE, COSName.PREV, COSName.getPDFName("XRefStm")))
                    .append("/Size %d /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
                            .formatted(size, document.getDocument().getStartXref(), start));
            ascii(text.toString());
        }

        private void ascii(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}

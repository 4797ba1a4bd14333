package cn.zhengtong.support.typesetting;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code (二维码, GB/T 18284) as squares; runs of dark squares are drawn as one.
public final class QrCode {

    private static final int QUIET = 2;

    private final ByteMatrix matrix;

    public QrCode(String content) {
        try {
            matrix = Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length(), tooLong);
        }
    }

    /// Squares along one side, the quiet zone included.
    public int size() {
        return matrix.getWidth() + 2 * QUIET;
    }

    /// The dark squares as an SVG path in a view box of [#size].
    public String svgPath() {
        var out = new StringBuilder();
        runs((x, y, length) -> out.append('M')
                .append(x + QUIET)
                .append(' ')
                .append(y + QUIET)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z'));
        return out.toString();
    }

    void draw(StringBuilder out, double left, double bottom, double side) {
        double square = side / size();
        runs((x, y, length) -> {
            PdfNumbers.append(out, left + (x + QUIET) * square).append(' ');
            PdfNumbers.append(out, bottom + side - (y + QUIET + 1) * square).append(' ');
            PdfNumbers.append(out, length * square).append(' ');
            PdfNumbers.append(out, square).append(" re\n");
        });
        out.append("f\n");
    }

    private interface Run {
        void at(int x, int y, int length);
    }

    private void runs(Run run) {
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int start = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    run.at(start, y, x - start);
                }
            }
        }
    }
}

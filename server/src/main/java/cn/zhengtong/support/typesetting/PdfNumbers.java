package cn.zhengtong.support.typesetting;

/// Numbers with at most two decimals, written fast and without exponents.
final class PdfNumbers {

    private PdfNumbers() {}

    static StringBuilder append(StringBuilder out, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest > 0) {
            out.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 > 0) {
                out.append((char) ('0' + rest % 10));
            }
        }
        return out;
    }
}

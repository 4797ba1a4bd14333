package cn.zhengtong.support.seals;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/// Writes values of a PDF again as they were read; what stood elsewhere stays there.
final class PdfValues {

    private PdfValues() {}

    /// The entries of a dictionary without those named, not closed yet.
    static StringBuilder open(COSDictionary dictionary, COSName... without) {
        var out = new StringBuilder("<<");
        for (var entry : dictionary.entrySet()) {
            if (!java.util.List.of(without).contains(entry.getKey())) {
                name(out, entry.getKey()).append(' ');
                write(out, entry.getValue());
            }
        }
        return out;
    }

    /// The elements of an array, not closed yet; none for null.
    static StringBuilder open(@Nullable COSArray array) {
        var out = new StringBuilder("[");
        for (int i = 0; array != null && i < array.size(); i++) {
            write(out, array.get(i));
            out.append(' ');
        }
        return out;
    }

    static String text(String value) {
        return "<FEFF" + java.util.HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private static void write(StringBuilder out, @Nullable COSBase value) {
        switch (value) {
            case COSObject elsewhere -> out.append(reference(elsewhere.getKey()));
            case COSDictionary dictionary -> out.append(open(dictionary)).append(">>");
            case COSArray array -> out.append(open(array)).append(']');
            case COSName it -> name(out, it);
            case COSInteger number -> out.append(number.longValue());
            case COSFloat number ->
                out.append(new java.math.BigDecimal(Float.toString(number.floatValue())).toPlainString());
            case COSBoolean truth -> out.append(truth.getValue());
            case COSString text -> out.append('<').append(text.toHexString()).append('>');
            case null, default -> out.append("null");
        }
    }

    private static String reference(@Nullable COSObjectKey key) {
        return key == null ? "null" : key.getNumber() + " " + key.getGeneration() + " R";
    }

    private static StringBuilder name(StringBuilder out, COSName name) {
        out.append('/');
        for (byte it : name.getName().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = it > ' ' && it < 127 && "#()<>[]{}/%".indexOf(it) < 0;
            if (plain) {
                out.append((char) it);
            } else {
                out.append('#').append(java.util.HexFormat.of().withUpperCase().toHexDigits(it));
            }
        }
        return out;
    }
}

package cn.zhengtong.kernel;

import java.util.regex.Pattern;

/// A number that people read, say and type: digits without meaning and a check digit at the end (编号). It
/// cannot be
/// guessed and tells nothing about how many there are.
public record SeriesNumber(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{8,12}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u3000-]");
    private static final Pattern FOURS = Pattern.compile("(\\d{4})(?=\\d)");

    public SeriesNumber {
        if (!SHAPE.matcher(value).matches() || !CheckDigit.holds(value)) {
            throw new IllegalArgumentException("not a series number: " + value);
        }
    }

    /// As a person typed it, with blanks and hyphens where they like.
    public static SeriesNumber typed(String text) {
        return new SeriesNumber(SEPARATORS.matcher(text).replaceAll(""));
    }

    public static boolean matches(String text) {
        return SHAPE.matcher(text).matches() && CheckDigit.holds(text);
    }

    /// In groups of four, the check digit apart: 7305 1846-5.
    public String readable() {
        var digits = value.substring(0, value.length() - 1);
        return FOURS.matcher(digits).replaceAll("$1 ") + "-" + value.charAt(value.length() - 1);
    }
}

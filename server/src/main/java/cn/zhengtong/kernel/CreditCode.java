package cn.zhengtong.kernel;

import java.util.regex.Pattern;

/// Unified social credit code 统一社会信用代码 (GB 32100): 18 characters, the last one a check character.
///
/// A few early codes fail the check and are legal: what a register confirms enters through [#confirmed], what a
/// person
/// types does not.
public record CreditCode(String value) implements TextValue {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{18}");

    public CreditCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a credit code: " + value);
        }
    }

    /// A code as a person typed it: shape and check character must hold.
    public static CreditCode typed(String text) {
        var code = new CreditCode(text.strip().toUpperCase(java.util.Locale.ROOT));
        if (!code.checks()) {
            throw new IllegalArgumentException("check character does not match: " + text);
        }
        return code;
    }

    /// A code that the register of its authority confirms, even when its check character does not match.
    public static CreditCode confirmed(String text) {
        return new CreditCode(text);
    }

    public boolean checks() {
        return value.charAt(17) == checkCharacter(value);
    }

    /// Check character over the first 17 characters: weights 3^i mod 31, GB 32100 section 5.
    public static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}

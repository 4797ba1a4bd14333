package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.TextValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Number of a case as people read and say it 办件编号: eleven random digits and a check digit (ISO 7064 MOD
/// 11,10), so
/// that it cannot be guessed and a slip of the pen is noticed.
public record CaseNumber(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{11}");

    public CaseNumber {
        if (!matches(value)) {
            throw new IllegalArgumentException("not a case number");
        }
    }

    static boolean matches(String text) {
        return SHAPE.matcher(text).matches() && checkDigit(text.substring(0, 11)) == text.charAt(11);
    }

    static CaseNumber random(RandomGenerator random) {
        var digits = String.valueOf(random.nextLong(10_000_000_000L, 100_000_000_000L));
        return new CaseNumber(digits + checkDigit(digits));
    }

    /// As typed by a person: spaces and dashes do not matter.
    static java.util.Optional<CaseNumber> read(String typed) {
        var digits = typed.replaceAll("[\\s\u3000-]", "");
        return matches(digits) ? java.util.Optional.of(new CaseNumber(digits)) : java.util.Optional.empty();
    }

    private static char checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}

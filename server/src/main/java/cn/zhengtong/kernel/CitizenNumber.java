package cn.zhengtong.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Citizen identity number 公民身份号码 (GB 11643): 6 region digits, birth date, 3 sequence digits, check character.
///
/// The region part may be an abolished code, so only its shape counts. Never printed: [#toString] is masked.
public record CitizenNumber(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    public CitizenNumber {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches() || value.charAt(17) != checkCharacter(value) || !isDate(value)) {
            throw new IllegalArgumentException("not a citizen number");
        }
    }

    /// Check character over the first 17 digits, ISO 7064 MOD 11-2 as GB 11643 uses it.
    public static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /// The sequence's last digit is odd for men, even for women.
    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "*".repeat(11) + value.substring(14);
    }

    private static boolean isDate(String digits) {
        try {
            LocalDate.parse(digits.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}

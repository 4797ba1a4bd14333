package cn.zhengtong.support.seals;

import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The code on a paper by which anyone finds it again (核验码): a letter for the register and 15
/// characters that nobody guesses, without those that look alike.
public final class VerifyCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerifyCode() {}

    public static String make(char register) {
        var code = new StringBuilder(LENGTH).append(register);
        while (code.length() < LENGTH) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// What somebody typed or scanned, as it was made; null when it is no code of this register.
    public static @Nullable String read(String typed, char register) {
        var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (plain.length() != LENGTH || plain.charAt(0) != register) {
            return null;
        }
        var code = plain.substring(1).replace('O', '0').replace('I', '1').replace('L', '1');
        return code.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0) ? register + code : null;
    }

    /// In groups of four, as papers print it.
    public static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }
}

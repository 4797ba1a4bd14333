package cn.zhengtong.support.forms;

import java.security.SecureRandom;

/// Hand-over code (草稿号): eleven random digits and a check digit (ISO 7064 MOD 11,10), read out in groups of
/// four.
record DraftCode(String digits) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 12;

    static DraftCode random() {
        var digits = new StringBuilder().append(1 + RANDOM.nextInt(9));
        while (digits.length() < LENGTH - 1) {
            digits.append(RANDOM.nextInt(10));
        }
        return new DraftCode(digits.append(checkDigit(digits)).toString());
    }

    /// A code as a person typed it, with or without spaces.
    static DraftCode typed(String text) {
        var digits = text.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{" + LENGTH + "}")
                || checkDigit(digits.substring(0, LENGTH - 1)) != digits.charAt(LENGTH - 1)) {
            throw new DraftRefused.DraftCodeMistyped();
        }
        return new DraftCode(digits);
    }

    /// 7305 1846 2174
    String inGroups() {
        return digits.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static char checkDigit(CharSequence digits) {
        int rest = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (rest + digits.charAt(i) - '0') % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - rest) % 10);
    }
}

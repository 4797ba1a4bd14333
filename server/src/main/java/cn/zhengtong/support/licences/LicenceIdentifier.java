package cn.zhengtong.support.licences;

import java.util.regex.Pattern;

/// Identifier of a licence 电子证照标识 (GB/T 36904): root, type, issuer, serial, version, and a check character
/// (ISO 7064
/// MOD 37,36 over everything behind the root, without dots).
record LicenceIdentifier(String value) {

    private static final String ROOT = "1.2.156.3005.2";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern SHAPE =
            Pattern.compile("1\\.2\\.156\\.3005\\.2\\.[0-9A-Z]{21}\\.[0-9A-Z]{18}\\.[0-9A-Z]+\\.[0-9]{3}\\.[0-9A-Z]");

    static LicenceIdentifier of(String type, String issuer, String serial) {
        var version = "001";
        return new LicenceIdentifier(String.join(
                ".",
                ROOT,
                type,
                issuer,
                serial,
                version,
                String.valueOf(checkCharacter(type + issuer + serial + version))));
    }

    /// Foreign identifiers exist that do not check; they are only warned about.
    boolean checks() {
        if (!SHAPE.matcher(value).matches()) {
            return false;
        }
        var parts = value.substring(ROOT.length() + 1).split("\\.");
        return parts[4].charAt(0) == checkCharacter(parts[0] + parts[1] + parts[2] + parts[3]);
    }

    private static char checkCharacter(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + ALPHABET.indexOf(text.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }
}

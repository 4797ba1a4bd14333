package cn.zhengtong.kernel;

/// The last digit of numbers that people read aloud, by Damm's table: every single wrong digit and every swap
/// of two neighbours is found.
public final class CheckDigit {

    private static final String[] TABLE = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private CheckDigit() {}

    public static char of(String digits) {
        char state = '0';
        for (int i = 0; i < digits.length(); i++) {
            state = TABLE[state - '0'].charAt(digits.charAt(i) - '0');
        }
        return state;
    }

    /// True when the last digit is the check digit of those before it.
    public static boolean holds(String number) {
        return of(number) == '0';
    }
}

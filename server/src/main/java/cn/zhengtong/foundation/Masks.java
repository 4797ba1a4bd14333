package cn.zhengtong.foundation;

import org.jspecify.annotations.Nullable;

/// What may be shown of a personal value by default; the whole value needs a purpose and leaves an audit row.
public final class Masks {

    private Masks() {}

    /// 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧**三.
    public static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        int length = name.codePointCount(0, name.length());
        var first = name.substring(0, name.offsetByCodePoints(0, 1));
        if (length == 1) {
            return "*";
        }
        if (length == 2) {
            return first + "*";
        }
        return first + "*".repeat(Math.min(length, 6) - 2) + name.substring(name.offsetByCodePoints(0, length - 1));
    }

    /// 320102199001011234 → 320***********1234.
    public static String citizenNumber(@Nullable String number) {
        return ends(number, 3, 4);
    }

    /// 13800001234 → 138****1234.
    public static String mobile(@Nullable String number) {
        return ends(number, 3, 4);
    }

    /// An address down to its county or street: the first 9 characters.
    public static String address(@Nullable String address) {
        return address == null ? "" : address.length() <= 9 ? address : address.substring(0, 9) + "***";
    }

    private static String ends(@Nullable String text, int head, int tail) {
        if (text == null) {
            return "";
        }
        if (text.length() <= head + tail) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }
}

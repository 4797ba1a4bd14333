package cn.zhengtong.kernel;

import java.util.regex.Pattern;

/// Mainland mobile number 手机号: 11 digits beginning with 1. A phone is a way to reach someone, never an
/// identity.
public record MobileNumber(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("1[3-9]\\d{9}");

    public MobileNumber {
        value = value.replaceAll("[\\s-]", "");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }
}

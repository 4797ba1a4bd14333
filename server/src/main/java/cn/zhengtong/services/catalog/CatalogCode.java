package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.TextValue;
import java.util.regex.Pattern;

/// Basic code 基本编码 of a service item: 12 characters (GB/T 39554.1): catalogue, type, department, main item, sub
/// item; 14 for a handling item 业务办理项 below one.
public record CatalogCode(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{2}[0-9A-Z]{10}([0-9A-Z]{2})?");

    public CatalogCode {
        if (!matches(value)) {
            throw new IllegalArgumentException("not a catalogue code: " + value);
        }
    }

    public static boolean matches(String text) {
        return SHAPE.matcher(text).matches();
    }
}

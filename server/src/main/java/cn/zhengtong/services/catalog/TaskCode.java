package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.TextValue;
import cn.zhengtong.support.regions.RegionKind;
import java.util.regex.Pattern;

/// Implementation code 实施编码 (31 characters) or code of a handling item 业务办理项编码 (33): credit code of the body,
/// exercise
/// level, basic code, serial. Older widths exist, so nothing is computed from positions of a foreign code.
public record TaskCode(String value) implements TextValue {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{20,36}");

    public TaskCode {
        if (!matches(value)) {
            throw new IllegalArgumentException("not an implementation code: " + value);
        }
    }

    public static boolean matches(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The code of our own implementations; exercise level as in GB/T 39046 A.2: 2 province, 3 city, 4 county,
    /// 5 town.
    public static TaskCode of(CreditCode body, RegionKind level, CatalogCode item) {
        return new TaskCode(body.value() + (level.level() + 1) + item.value());
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.support.calendar.LimitUnit;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads time limits as lists write them: 7(工作日), 7个工作日, 20 日, 2小时, 当场办结.
final class LimitText {

    private static final Pattern AMOUNT =
            Pattern.compile("(-?\\d{1,6})\\s*(?:个)?\\s*\\(?\\s*(工作日|自然日|日历日|天|日|小时|月)?\\s*\\)?(?:内|以内|之内)?");
    private static final Pattern AT_ONCE = Pattern.compile("当场办结|即时办结|即办|即来即办|当日办结|即时");
    private static final int LONGEST = 3650;

    private LimitText() {}

    /// @param problem why it cannot be read, a code of an [ImportRemark]
    record Read(ItemContent.@Nullable Limit limit, @Nullable String problem) {}

    static Read read(String written) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        if (AT_ONCE.matcher(text).matches()) {
            return new Read(new ItemContent.Limit(1, LimitUnit.WORKING_DAY, null), null);
        }
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return new Read(null, "limit-unreadable");
        }
        int value = Integer.parseInt(amount.group(1));
        if (value < 0) {
            return new Read(null, "limit-negative");
        }
        return value > LONGEST ? new Read(null, "limit-too-long") : new Read(limit(value, amount), null);
    }

    private static ItemContent.Limit limit(int value, Matcher amount) {
        var unit = amount.group(2) == null ? "工作日" : amount.group(2);
        return switch (unit) {
            case "自然日", "日历日", "天" -> new ItemContent.Limit(value, LimitUnit.NATURAL_DAY, null);
            case "小时" -> new ItemContent.Limit(value, LimitUnit.HOUR, null);
            case "月" -> new ItemContent.Limit(Math.min(value * 30, LONGEST), LimitUnit.NATURAL_DAY, null);
            default -> new ItemContent.Limit(value, LimitUnit.WORKING_DAY, null);
        };
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.CreditCode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a list's implementation code can be one: 31 characters, 33 for a handling item; 24 and 32 are
/// older and
/// local widths, whose inside nobody computes from.
final class TaskCodeCheck {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]+");
    private static final Set<Integer> WIDTHS = Set.of(24, 31, 32, 33);

    private TaskCodeCheck() {}

    static @Nullable ImportRemark problem(String code) {
        if (!SHAPE.matcher(code).matches()) {
            return ImportRemark.refusal("code-characters", ImportElement.CODE, code);
        }
        if (!WIDTHS.contains(code.length())) {
            return ImportRemark.refusal("code-width", ImportElement.CODE, code.length());
        }
        if (standard(code) && !creditCodeChecks(code.substring(0, 18))) {
            return ImportRemark.refusal("code-credit-code", ImportElement.CODE, code.substring(0, 18));
        }
        return standard(code) && (code.charAt(18) < '1' || code.charAt(18) > '7')
                ? ImportRemark.refusal("code-level", ImportElement.CODE, code.charAt(18))
                : null;
    }

    static boolean standard(String code) {
        return code.length() == 31 || code.length() == 33;
    }

    private static boolean creditCodeChecks(String text) {
        try {
            return CreditCode.confirmed(text).checks();
        } catch (IllegalArgumentException otherShape) {
            return false;
        }
    }
}

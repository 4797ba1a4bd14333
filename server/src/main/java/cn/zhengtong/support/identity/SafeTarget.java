package cn.zhengtong.support.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to go after signing in: only an address of this house, never another site.
final class SafeTarget {

    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\w\\-./~%?=&,:+]*");

    private SafeTarget() {}

    static String of(@Nullable String wanted) {
        return wanted != null && OURS.matcher(wanted).matches() && !wanted.contains("..") ? wanted : "/my";
    }
}

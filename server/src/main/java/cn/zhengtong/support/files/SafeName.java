package cn.zhengtong.support.files;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of files as people gave them, made harmless: no folders, no control or direction characters, not too
/// long, and
/// ending as their content demands.
final class SafeName {

    private static final int LONGEST = 120;
    private static final String NAMELESS = "文件";

    /// Control, format (direction, zero width), private, unassigned and half characters.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*\\\\/%;]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private SafeName() {}

    static String of(@Nullable String given, FileType type) {
        var ending = endingOf(given == null ? "" : given, type);
        var stem = stem(given == null ? "" : given);
        int most = LONGEST - ending.length() - 1;
        return (stem.codePointCount(0, stem.length()) > most
                                ? stem.substring(0, stem.offsetByCodePoints(0, most))
                                : stem)
                        .strip()
                + "."
                + ending;
    }

    /// Without folders and without an ending that we know.
    private static String stem(String given) {
        var normal = Normalizer.normalize(given, Normalizer.Form.NFC);
        var visible = INVISIBLE.matcher(normal).replaceAll("");
        var last = visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
        var allowed = FORBIDDEN.matcher(last).replaceAll("_").replaceAll("(?U)\\s+", " ");
        var known = endsWithKnown(allowed) ? allowed.substring(0, allowed.lastIndexOf('.')) : allowed;
        var bare = known.replaceAll("^[. ]+|[. ]+$", "");
        if (bare.isEmpty()) {
            return NAMELESS;
        }
        return DEVICE.matcher(bare).matches() ? "_" + bare : bare;
    }

    private static boolean endsWithKnown(String name) {
        var ending = ending(name);
        return Arrays.stream(FileType.values()).anyMatch(it -> it.endings().contains(ending));
    }

    private static String endingOf(String given, FileType type) {
        var ending = ending(given.strip());
        return type.endings().contains(ending) ? ending : type.endings().getFirst();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

package cn.zhengtong.services.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to say about a row: why it is refused, or what was left out.
///
/// @param code key under `catalog.import.remark.`
/// @param element which element, null when it is about the whole row
/// @param refuses the row does not enter
record ImportRemark(String code, @Nullable ImportElement element, List<String> arguments, boolean refuses) {

    static ImportRemark refusal(String code, @Nullable ImportElement element, Object... arguments) {
        return new ImportRemark(code, element, texts(arguments), true);
    }

    static ImportRemark hint(String code, @Nullable ImportElement element, Object... arguments) {
        return new ImportRemark(code, element, texts(arguments), false);
    }

    private static List<String> texts(Object... arguments) {
        return java.util.Arrays.stream(arguments)
                .map(String::valueOf)
                .map(ImportRemark::shortened)
                .toList();
    }

    /// A reason quotes what was there, but not a whole book.
    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}

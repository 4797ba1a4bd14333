package cn.zhengtong.support.documents;

import cn.zhengtong.support.seals.SealKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Wording of one kind of paper (文书格式).
///
/// @param series its word in the number, e.g. 受
/// @param basis the law it rests on; a field `basis` takes its place
/// @param needs fields without which the law does not allow it
/// @param remedies whether it must tell how to have it reviewed (行政复议, 行政诉讼)
record DocumentTemplate(
        String title,
        String series,
        SealKind seal,
        @Nullable String basis,
        @Nullable List<String> needs,
        @Nullable Boolean remedies,
        List<Part> content) {

    /// A paragraph, a numbered list, a table of facts, or lines to sign on.
    ///
    /// @param text in which `{field}` is filled in and `⟦…⟧` stands only when all fields inside are
    ///     given
    /// @param lines field whose lines become a numbered list, under the heading
    record Part(
            @Nullable String text,
            @Nullable String heading,
            @Nullable String lines,
            @Nullable List<FactLine> facts,
            @Nullable List<String> signatures) {}

    /// One line of a table.
    record FactLine(String label, String value) {}

    /// A table of facts speaks to nobody.
    boolean isLetter() {
        return content.getFirst().facts() == null;
    }

    boolean tellsRemedies() {
        return Boolean.TRUE.equals(remedies);
    }

    List<String> needed() {
        return needs == null ? List.of() : needs;
    }
}

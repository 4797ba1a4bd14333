package cn.zhengtong.services.catalog;

import cn.zhengtong.support.calendar.LimitUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a guide must say and does not say yet (指南要素缺项); publishing refuses while anything is left.
///
/// Each gap is a key under `catalog.gap.` in the message files. The list follows the elements a guide page must
/// state.
final class Gaps {

    private Gaps() {}

    /// @param bodies who carries it out
    static List<String> of(ItemContent content, ItemBodies bodies) {
        var gaps = new ArrayList<String>();
        require(gaps, "body", !bodies.oneBody() || bodies.organisation() != null);
        require(
                gaps,
                "bodies",
                bodies.oneBody()
                        || (hasText(content.department()) && !content.levels().isEmpty()));
        require(gaps, "summary", hasText(content.summary()));
        require(gaps, "conditions", !content.conditions().isEmpty());
        require(gaps, "materials", !content.materials().isEmpty());
        require(gaps, "situations", situationsNameMaterials(content));
        require(gaps, "steps", !content.steps().isEmpty());
        require(gaps, "statutory-limit", content.statutoryLimit() != null);
        require(
                gaps,
                "statutory-basis",
                content.statutoryLimit() == null
                        || hasText(content.statutoryLimit().basis()));
        require(gaps, "committed-limit", content.committedLimit() != null);
        require(gaps, "committed-within-statutory", committedIsWithinStatutory(content));
        require(gaps, "fee", content.fee() != null);
        require(
                gaps,
                "result",
                content.result() != null && hasText(content.result().name()));
        require(gaps, "legal-basis", !content.legalBases().isEmpty());
        require(gaps, "objects", !content.objects().isEmpty());
        require(gaps, "themes", !content.themes().isEmpty());
        require(gaps, "visit-reason", content.visits() == 0 || hasText(content.visitReason()));
        require(gaps, "form", content.form() != null && content.form().get("properties") != null);
        require(gaps, "faq", !content.faq().isEmpty());
        return List.copyOf(gaps);
    }

    /// Committed ≤ statutory after unit conversion; an instant item promises at most one working day.
    private static boolean committedIsWithinStatutory(ItemContent content) {
        var statutory = content.statutoryLimit();
        var committed = content.committedLimit();
        if (statutory == null || committed == null) {
            return true;
        }
        var instant = content.caseType() == ItemContent.CaseType.INSTANT;
        return committed.hours() <= statutory.hours() + 1e-9
                && (!instant || committed.hours() <= LimitUnit.WORKING_DAY.hours());
    }

    private static boolean situationsNameMaterials(ItemContent content) {
        var keys = content.materials().stream().map(ItemContent.Material::key).collect(Collectors.toSet());
        return content.situations().stream()
                .flatMap(it -> it.options().stream())
                .allMatch(it -> keys.containsAll(it.adds()) && keys.containsAll(it.removes()));
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(List<String> gaps, String key, boolean there) {
        if (!there) {
            gaps.add(key);
        }
    }
}

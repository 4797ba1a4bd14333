package cn.zhengtong.services.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one body says differently from the basic catalogue; null means inherited.
///
/// @param name its own name for the item
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Overrides(
        @Nullable String name,
        ItemContent.@Nullable Limit committedLimit,
        @Nullable Integer visits,
        @Nullable String visitReason,
        @Nullable List<String> waivedMaterials,
        ItemContent.@Nullable Place place) {

    public static final Overrides NONE = new Overrides(null, null, null, null, null, null);

    /// The item as this body carries it out.
    ItemContent applyTo(ItemContent base) {
        var waived = waivedMaterials == null ? List.<String>of() : waivedMaterials;
        var materials = base.materials().stream()
                .filter(it -> !waived.contains(it.key()))
                .toList();
        return new ItemContent(
                base.catalogCode(),
                base.mainItem(),
                name == null ? base.name() : name,
                base.shortName(),
                base.everyday(),
                base.type(),
                base.department(),
                base.levels(),
                base.objects(),
                base.themes(),
                base.lifeEvents(),
                base.caseType(),
                base.statutoryLimit(),
                committedLimit == null ? base.committedLimit() : committedLimit,
                base.summary(),
                base.conditions(),
                base.notFor(),
                materials,
                base.situations(),
                base.form(),
                base.steps(),
                base.process(),
                base.specialProcedures(),
                base.fee(),
                base.result(),
                visits == null ? base.visits() : visits,
                base.onlineDepth(),
                visitReason == null ? base.visitReason() : visitReason,
                base.coverage(),
                base.legalBases(),
                base.requiredAssurance(),
                base.inPerson(),
                base.faq(),
                place == null ? base.place() : place,
                base.channels());
    }
}

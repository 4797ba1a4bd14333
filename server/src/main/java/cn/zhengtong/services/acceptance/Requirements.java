package cn.zhengtong.services.acceptance;

import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Parties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which materials an application needs, worked out here from the answers to the item's questions, and which
/// of them the
/// state holds already: those are never asked for (在线规定 §7).
@Component
class Requirements {

    private static final String IDENTITY_CARD = "居民身份证";
    private static final String BUSINESS_LICENCE = "营业执照";

    private final Parties parties;
    private final CaseLicences licences;

    Requirements(Parties parties, CaseLicences licences) {
        this.parties = parties;
        this.licences = licences;
    }

    /// One needed material.
    ///
    /// @param held where the state holds it, null when the applicant must bring it
    record Need(
            ItemContent.Material material,
            @Nullable String held,
            @Nullable UUID licence) {}

    List<Need> of(ItemContent content, Map<String, String> situations, UUID person, @Nullable Firm firm) {
        return materials(content, situations).stream()
                .map(it -> need(it, person, firm))
                .toList();
    }

    /// Questions that have no valid answer yet.
    static List<ItemContent.Situation> unanswered(ItemContent content, Map<String, String> situations) {
        return content.situations().stream()
                .filter(it -> option(it, situations).isEmpty())
                .toList();
    }

    static List<ItemContent.Material> materials(ItemContent content, Map<String, String> situations) {
        Set<String> adds = new HashSet<>();
        Set<String> removes = new HashSet<>();
        Set<String> conditional = new HashSet<>();
        for (var situation : content.situations()) {
            situation.options().forEach(it -> conditional.addAll(it.adds()));
            option(situation, situations).ifPresent(it -> {
                adds.addAll(it.adds());
                removes.addAll(it.removes());
            });
        }
        var needed = new ArrayList<ItemContent.Material>();
        for (var material : content.materials()) {
            var key = material.key();
            if (!removes.contains(key) && (!conditional.contains(key) || adds.contains(key))) {
                needed.add(material);
            }
        }
        return needed;
    }

    private static Optional<ItemContent.Option> option(
            ItemContent.Situation situation, Map<String, String> situations) {
        return situation.options().stream()
                .filter(it -> it.key().equals(situations.get(situation.key())))
                .findFirst();
    }

    private Need need(ItemContent.Material material, UUID person, @Nullable Firm firm) {
        var type = material.licenceType();
        if (type == null || type.isEmpty()) {
            return new Need(material, null, null);
        }
        if (type.equals(IDENTITY_CARD) && parties.require(person).assurance() >= 2) {
            return new Need(material, "人口库", null);
        }
        if (type.equals(BUSINESS_LICENCE) && firm != null && firm.confirmed()) {
            return new Need(material, "法人库", null);
        }
        var holder = firm == null
                ? licences.person(person)
                : new cn.zhengtong.support.licences.Holder(
                        null, firm.creditCode().value(), firm.name());
        return licences.valid(holder, type)
                .map(it -> new Need(material, it.typeName() + " " + it.licenceNumber(), it.id()))
                .orElse(new Need(material, null, null));
    }
}

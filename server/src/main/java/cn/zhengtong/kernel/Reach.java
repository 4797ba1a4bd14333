package cn.zhengtong.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far one grant goes: a region subtree × one body with its offices or any × some items or any (empty set).
public record Reach(RegionCode region, @Nullable OrganisationCode organisation, Set<String> items) {

    public Reach {
        items = Set.copyOf(items);
    }

    public boolean covers(Place place) {
        return place.region().liesIn(region)
                && (organisation == null || place.organisation().liesIn(organisation))
                && (items.isEmpty() || (place.item() != null && items.contains(place.item())));
    }

    /// True when whatever the other reach covers lies within this one.
    public boolean contains(Reach other) {
        var inner = other.organisation();
        return other.region().liesIn(region)
                && (organisation == null || (inner != null && inner.liesIn(organisation)))
                && (items.isEmpty() || (!other.items().isEmpty() && items.containsAll(other.items())));
    }
}

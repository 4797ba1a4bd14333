package cn.zhengtong.kernel;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything somebody may see or do; grants add up. Built by `staff`, applied in every query.
public record Scope(List<Grant> grants) {

    public static final Scope NONE = new Scope(List.of());

    public Scope {
        grants = List.copyOf(grants);
    }

    /// The reaches in which the permission holds; one indexed query branch each.
    public List<Reach> reaches(String permission) {
        return grants.stream()
                .filter(it -> it.permissions().contains(permission))
                .map(Grant::reach)
                .distinct()
                .toList();
    }

    /// True when the permission holds anywhere at all.
    public boolean has(String permission) {
        return grants.stream().anyMatch(it -> it.permissions().contains(permission));
    }

    public boolean covers(String permission, Place place) {
        return reaches(permission).stream().anyMatch(it -> it.covers(place));
    }

    public Set<String> permissions() {
        return grants.stream().flatMap(it -> it.permissions().stream()).collect(Collectors.toUnmodifiableSet());
    }
}

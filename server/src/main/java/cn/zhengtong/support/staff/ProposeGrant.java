package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks that a post gets a role within a reach.
///
/// @param validTo end of a temporary grant, null = open
public record ProposeGrant(
        UUID post,
        String role,
        RegionCode region,
        @Nullable OrganisationCode organisation,
        @Nullable Set<String> items,
        @Nullable Instant validTo,
        String reason) {

    public ProposeGrant {
        items = items == null ? Set.of() : Set.copyOf(items);
        reason = reason == null ? "" : reason;
    }
}

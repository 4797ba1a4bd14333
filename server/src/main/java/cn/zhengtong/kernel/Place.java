package cn.zhengtong.kernel;

import org.jspecify.annotations.Nullable;

/// Where a thing lies for the question "may this actor reach it": its region, its body and, where it has one,
/// its
/// service item (catalogue code).
public record Place(
        RegionCode region,
        OrganisationCode organisation,
        @Nullable String item) {

    public Place(RegionCode region, OrganisationCode organisation) {
        this(region, organisation, null);
    }
}

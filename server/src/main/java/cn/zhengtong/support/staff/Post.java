package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.util.UUID;

/// A post 岗位 that one member of staff holds in one body; dual posts are switched between, never mixed.
public record Post(
        UUID id, UUID member, String title, OrganisationCode organisation, RegionCode region, String regionName) {}

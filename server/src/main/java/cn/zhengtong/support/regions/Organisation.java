package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;

/// A government body 行政机关 as it stands on papers.
///
/// @param duty what it is responsible for, e.g. `MARKET`; bodies of one duty exist at several levels
public record Organisation(
        OrganisationCode code, String name, String duty, RegionKind level, RegionCode region, CreditCode creditCode) {}

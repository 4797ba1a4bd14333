package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.SeriesNumber;
import java.time.Instant;

/// A level 4 or 5 was given; the number is one of the hotline's order series.
public record LowRatingGiven(
        SeriesNumber order, RegionCode region, OrganisationCode organisation, int level, boolean realName, Instant at)
        implements DomainEvent {}

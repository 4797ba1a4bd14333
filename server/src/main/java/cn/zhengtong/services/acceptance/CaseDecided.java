package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;

/// The body decided.
public record CaseDecided(CaseNumber number, String taskCode, RegionCode region, Instant at, boolean granted)
        implements DomainEvent {}

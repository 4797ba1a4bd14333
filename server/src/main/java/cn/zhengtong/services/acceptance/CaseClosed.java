package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;

/// Nothing can happen to the case any more.
public record CaseClosed(CaseNumber number, String taskCode, RegionCode region, Instant at, CaseStatus how)
        implements DomainEvent {}

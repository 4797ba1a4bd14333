package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;

/// The statutory clock runs from now.
public record CaseAccepted(CaseNumber number, String taskCode, RegionCode region, Instant at, boolean deemed)
        implements DomainEvent {}

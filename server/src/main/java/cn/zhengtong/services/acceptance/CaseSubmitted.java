package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;

/// A case came in; the five days to answer run.
public record CaseSubmitted(CaseNumber number, String taskCode, RegionCode region, Instant at) implements DomainEvent {}

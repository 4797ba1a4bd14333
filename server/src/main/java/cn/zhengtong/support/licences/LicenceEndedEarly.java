package cn.zhengtong.support.licences;

import cn.zhengtong.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A licence was ended before its time.
public record LicenceEndedEarly(UUID licence, Ending how, Instant at) implements DomainEvent {}

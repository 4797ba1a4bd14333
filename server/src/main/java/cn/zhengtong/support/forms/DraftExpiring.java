package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// A draft that nobody touched will be removed; whoever tells people may tell its owner.
public record DraftExpiring(UUID draft, UUID owner, String purpose, Instant expiresAt) implements DomainEvent {}

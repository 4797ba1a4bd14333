package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.DomainEvent;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The deadline of an open step has passed. Told once a step at most.
///
/// @param key which step of the work
/// @param assignee who holds it, null = nobody yet
public record StepTurnedRed(
        String system,
        String number,
        UUID step,
        String permission,
        String key,
        RegionCode region,
        OrganisationCode organisation,
        @Nullable UUID assignee,
        Instant dueAt)
        implements DomainEvent {}

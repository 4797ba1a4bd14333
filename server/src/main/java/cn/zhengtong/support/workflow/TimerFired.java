package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A timer moved a process on, with nobody at hand who would learn of it as the answer of an act.
///
/// @param ended the process is over by it, with this outcome
/// @param opened the tasks that came up
public record TimerFired(
        String system,
        String number,
        String process,
        String timer,
        boolean ended,
        @Nullable String outcome,
        List<UUID> opened)
        implements DomainEvent {}

package cn.zhengtong.support.staff;

import cn.zhengtong.kernel.DomainEvent;
import java.util.UUID;

/// A member of staff left: sessions end at once.
public record StaffLeft(UUID member) implements DomainEvent {}

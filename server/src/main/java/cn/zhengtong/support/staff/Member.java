package cn.zhengtong.support.staff;

import java.util.UUID;

/// A member of staff 工作人员.
///
/// @param left true once the person left: nothing works any more
public record Member(UUID id, String account, String name, boolean left) {}

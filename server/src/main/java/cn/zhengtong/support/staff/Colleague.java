package cn.zhengtong.support.staff;

import java.util.UUID;

/// Somebody who holds a permission somewhere, with the post that brings it.
public record Colleague(UUID id, String account, String name, String title, String organisation) {}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.DomainEvent;

/// A new version of an item is what people read from now on.
public record ItemPublished(String item, int number) implements DomainEvent {}

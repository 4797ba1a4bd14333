package cn.zhengtong.services.catalog;

/// A published item as lists show it.
public record ItemRow(String code, String name, String duty, String summary) {}

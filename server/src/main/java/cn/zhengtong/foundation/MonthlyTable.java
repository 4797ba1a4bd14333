package cn.zhengtong.foundation;

/// A large table that is partitioned by the month of its UUIDv7 identifier. A bean of this type is all a
/// module needs
/// for its partitions to be there in time.
///
/// @param name with its schema, e.g. `notices.notice`
public record MonthlyTable(String name) {}

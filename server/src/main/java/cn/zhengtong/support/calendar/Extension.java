package cn.zhengtong.support.calendar;

import java.time.Instant;

/// More time, granted once by the head of the body (延期, 行政许可法 article 42).
///
/// @param officer who granted it
public record Extension(TimeLimit by, String reason, String officer, Instant at) {}

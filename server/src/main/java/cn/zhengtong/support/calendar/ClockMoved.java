package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.DomainEvent;
import java.time.Instant;

/// A change of the calendar or an outage decree moved the dates of a running clock. Published inside the
/// transaction that stores the new dates.
public record ClockMoved(String subject, String kind, Instant dueAt, Instant yellowAt) implements DomainEvent {}

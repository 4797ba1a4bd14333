package cn.zhengtong.support.calendar;

import java.time.Instant;

/// One time that a change of the calendar moved a clock, and why.
record ClockMove(Instant movedAt, Instant dueBefore, Instant dueAfter, String reason) {}

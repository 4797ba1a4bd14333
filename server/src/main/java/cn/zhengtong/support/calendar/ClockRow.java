package cn.zhengtong.support.calendar;

import java.time.Instant;
import java.util.List;

/// A clock as it is stored: what it is computed from, and what came out by which revision of the calendar.
///
/// @param moved a change of the calendar has moved it before
record ClockRow(
        String subject, Run run, Instant dueAt, Instant yellowAt, long revision, boolean moved, List<Earlier> earlier) {

    String kind() {
        return run.kind();
    }

    boolean stopped() {
        return run.stoppedAt() != null;
    }
}

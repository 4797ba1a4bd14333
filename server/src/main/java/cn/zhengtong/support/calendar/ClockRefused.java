package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RuleViolation;

/// Why a clock did not do what was asked of it.
abstract class ClockRefused extends RuleViolation {

    private ClockRefused(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// There is no such clock.
    static class Unknown extends ClockRefused {
        Unknown(String subject) {
            super("calendar.clock-unknown", Kind.UNKNOWN, "No such clock runs for " + subject);
        }
    }

    /// It runs already and cannot be started a second time.
    static class RunsAlready extends ClockRefused {
        RunsAlready(String subject, String kind) {
            super("calendar.clock-runs-already", Kind.REFUSED, "Clock " + kind + " runs already for " + subject);
        }
    }

    /// It has stopped for good.
    static class Stopped extends ClockRefused {
        Stopped(String subject, String kind) {
            super("calendar.clock-stopped", Kind.REFUSED, "Clock " + kind + " has stopped for " + subject);
        }
    }

    /// It stands still already.
    static class SuspendedAlready extends ClockRefused {
        SuspendedAlready(String subject) {
            super("calendar.clock-suspended-already", Kind.REFUSED, "A clock of " + subject + " stands still already");
        }
    }

    /// It does not stand still.
    static class NotSuspended extends ClockRefused {
        NotSuspended(String subject) {
            super("calendar.clock-not-suspended", Kind.REFUSED, "No clock of " + subject + " stands still");
        }
    }

    /// It was extended before; the law allows it once (行政许可法 article 42).
    static class ExtendedAlready extends ClockRefused {
        ExtendedAlready(String subject, String kind) {
            super(
                    "calendar.extended-already",
                    Kind.REFUSED,
                    "Clock " + kind + " of " + subject + " was extended before");
        }
    }

    /// The time was up before the extension was granted.
    static class TimeIsUp extends ClockRefused {
        TimeIsUp(String subject, String kind) {
            super("calendar.time-is-up", Kind.REFUSED, "The time of clock " + kind + " of " + subject + " is up");
        }
    }
}

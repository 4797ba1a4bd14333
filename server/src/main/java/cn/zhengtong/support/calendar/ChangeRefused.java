package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// Why the calendar was not changed.
abstract class ChangeRefused extends RuleViolation {

    private ChangeRefused(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// Fields are missing or wrong.
    static class Invalid extends ChangeRefused {

        private final transient List<FieldError> errors;

        Invalid(List<FieldError> errors) {
            super("calendar.change-invalid", Kind.REFUSED, "The change is incomplete: " + errors.size() + " fields");
            this.errors = List.copyOf(errors);
        }

        @Override
        public List<FieldError> fieldErrors() {
            return errors;
        }
    }

    /// Somebody else changed the year since it was read.
    static class ChangedMeanwhile extends ChangeRefused {
        ChangedMeanwhile(int year) {
            super(
                    "calendar.year-changed-meanwhile",
                    Kind.CHANGED_MEANWHILE,
                    "Year " + year + " was changed meanwhile",
                    String.valueOf(year));
        }
    }

    /// It is as it was.
    static class NothingChanged extends ChangeRefused {
        NothingChanged() {
            super("calendar.nothing-changed", Kind.REFUSED, "Nothing was changed");
        }
    }

    /// No such decree, or it was taken back before.
    static class DecreeUnknown extends ChangeRefused {
        DecreeUnknown() {
            super("calendar.decree-unknown", Kind.UNKNOWN, "No such decree is in force");
        }
    }

    /// No such background work.
    static class JobUnknown extends ChangeRefused {
        JobUnknown() {
            super("calendar.job-unknown", Kind.UNKNOWN, "No such recomputation");
        }
    }
}

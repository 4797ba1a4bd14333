package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.RuleViolation;

/// Why something cannot be done with a draft.
abstract class DraftRefused extends RuleViolation {

    private DraftRefused(String code, Kind kind, String message, Object... arguments) {
        super(code, kind, message, arguments);
    }

    /// It does not exist, or belongs to somebody else: the same answer.
    static class DraftUnknown extends DraftRefused {
        DraftUnknown() {
            super("forms.draft-unknown", Kind.UNKNOWN, "No such draft of this person");
        }
    }

    /// Another device saved meanwhile; what was sent is kept as a copy.
    static class DraftChangedMeanwhile extends DraftRefused {
        DraftChangedMeanwhile() {
            super("forms.draft-changed", Kind.CHANGED_MEANWHILE, "The draft was saved by another device meanwhile");
        }
    }

    /// More text than a draft holds.
    static class DraftTooLarge extends DraftRefused {
        DraftTooLarge(int most) {
            super("forms.draft-too-large", Kind.REFUSED, "The draft is too large", most / 1024);
        }
    }

    /// What was sent is no draft content.
    static class DraftUnreadable extends DraftRefused {
        DraftUnreadable() {
            super("forms.draft-unreadable", Kind.REFUSED, "The draft's content cannot be read");
        }
    }

    /// The person keeps as many drafts as one may.
    static class DraftsTooMany extends DraftRefused {
        DraftsTooMany(int most) {
            super("forms.drafts-too-many", Kind.REFUSED, "The person keeps too many drafts", most);
        }
    }

    /// The check digit tells that a digit was mistyped.
    static class DraftCodeMistyped extends DraftRefused {
        DraftCodeMistyped() {
            super("forms.draft-code-mistyped", Kind.REFUSED, "The draft code's check digit does not match");
        }
    }

    /// No draft has this code, or no longer.
    static class DraftCodeUnknown extends DraftRefused {
        DraftCodeUnknown() {
            super("forms.draft-code-unknown", Kind.UNKNOWN, "No draft has this code");
        }
    }

    /// Somebody seems to guess codes.
    static class DraftCodesTooMany extends DraftRefused {
        DraftCodesTooMany() {
            super("forms.draft-codes-too-many", Kind.TOO_MANY, "Too many unknown draft codes");
        }
    }
}

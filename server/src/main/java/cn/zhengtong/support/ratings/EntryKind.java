package cn.zhengtong.support.ratings;

/// What can be done about a low rating.
enum EntryKind {
    OPENING,
    CONTACT,
    CLASSIFICATION,
    RECTIFICATION,
    CALL_BACK,
    APPEAL,
    APPEAL_DECISION,
    /// The rater is content.
    CONFIRMATION,
    /// The rater is not.
    REOPENING,
    OVERDUE,
    CLOSING;

    /// Its words are an answer to the rater, not a note among staff.
    boolean forTheRater() {
        return switch (this) {
            case CLASSIFICATION, RECTIFICATION, APPEAL_DECISION, REOPENING -> true;
            case OPENING, CONTACT, CALL_BACK, APPEAL, CONFIRMATION, OVERDUE, CLOSING -> false;
        };
    }
}

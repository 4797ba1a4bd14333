package cn.zhengtong.support.ratings;

/// What is counted, by the month in which the event closed.
enum Measure {
    /// Events that closed and could be rated.
    CLOSED,
    /// Rated by people.
    RATED,
    /// Not rated in time.
    DEFAULTED,
    /// Levels 1 to 3.
    GOOD,
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    LEVEL_4,
    LEVEL_5,
    /// Low ratings with a first answer.
    RECTIFIED,
    /// Of these, within the time.
    IN_TIME,
    /// The time for the first answer ran out.
    OVERDUE,
    /// Real-name orders with an answer: each must be called back.
    TO_CALL_BACK,
    CALLED_BACK,
    /// Sent back by the rater.
    REOPENED,
    /// Set aside by a reviewer before there was an answer; the rating itself stays and counts.
    SET_ASIDE
}

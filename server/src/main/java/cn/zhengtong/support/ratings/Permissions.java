package cn.zhengtong.support.ratings;

/// What can be permitted here.
final class Permissions {

    /// Seeing orders, ratings and figures.
    static final String READ = "ratings.read";
    /// Working off low ratings of one's unit.
    static final String HANDLE = "ratings.handle";
    /// Calling raters back; other people than those who handled it.
    static final String CALL_BACK = "ratings.call-back";
    /// Deciding units' appeals and looking at what was flagged.
    static final String REVIEW = "ratings.review";
    /// Showing somebody at a window the code by which to rate.
    static final String ASK = "ratings.ask";

    private Permissions() {}
}

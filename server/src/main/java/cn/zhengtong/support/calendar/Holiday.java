package cn.zhengtong.support.calendar;

import java.time.MonthDay;
import java.util.Set;

/// The days off of all citizens (全体公民放假的节日, 全国年节及纪念日放假办法 article 2), and what else may be ordered.
public enum Holiday {
    NEW_YEAR,
    SPRING_FESTIVAL,
    QINGMING,
    LABOUR_DAY,
    DRAGON_BOAT,
    MID_AUTUMN,
    NATIONAL_DAY,
    /// A day that the State Council ordered once, or a province; it has a name of its own.
    OTHER;

    private static final int TWO_DAYS_OF_LABOUR_SINCE = 2025;

    /// The days of this holiday that have the same date every year; the lunar ones have none.
    Set<MonthDay> fixedDays(int year) {
        return switch (this) {
            case NEW_YEAR -> Set.of(MonthDay.of(1, 1));
            case LABOUR_DAY ->
                year < TWO_DAYS_OF_LABOUR_SINCE
                        ? Set.of(MonthDay.of(5, 1))
                        : Set.of(MonthDay.of(5, 1), MonthDay.of(5, 2));
            case NATIONAL_DAY -> Set.of(MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));
            case SPRING_FESTIVAL, QINGMING, DRAGON_BOAT, MID_AUTUMN, OTHER -> Set.of();
        };
    }
}

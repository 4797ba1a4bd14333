package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/// Where days begin and end in the time zone of the law.
final class Moments {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Moments() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.ZONE);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    static Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(BusinessClock.ZONE).toInstant();
    }
}

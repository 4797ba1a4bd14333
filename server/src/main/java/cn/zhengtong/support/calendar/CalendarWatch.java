package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClockSetting;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks every few seconds whether another instance changed the calendar or moved the demo's business clock.
@Component
class CalendarWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);

    private final Almanacs almanacs;
    private final BusinessClockSetting clock;
    private final Jobs jobs;

    CalendarWatch(Almanacs almanacs, BusinessClockSetting clock, Jobs jobs) {
        this.almanacs = almanacs;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Scheduled(fixedDelayString = "${zhengtong.calendar.poll:2s}")
    void look() {
        unlessAway(almanacs::refresh);
        unlessAway(clock::refresh);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void takeUp() {
        unlessAway(jobs::scheduleUnfinished);
    }

    private static void unlessAway(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("the calendar could not be reread: {}", away.getClass().getSimpleName());
        }
    }
}

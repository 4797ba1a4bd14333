package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClockSetting;
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

    CalendarWatch(Almanacs almanacs, BusinessClockSetting clock) {
        this.almanacs = almanacs;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${zhengtong.calendar.poll:2s}")
    void look() {
        try {
            almanacs.refresh();
            clock.refresh();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("the calendar could not be reread: {}", away.getClass().getSimpleName());
        }
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.ZhengtongSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Plays a few weeks of cases into the demo province after it is ready, by the product's own operations and
/// with a fixed
/// random source. A stop in between goes on where it was: each case has its own seed and its own idempotency
/// keys.
@Component
class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final int WEEKS = 4;

    /// How far the history is played.
    record Progress(int played, int all) {}

    private final ZhengtongSettings settings;
    private final AcceptanceSettings course;
    private final DemoCase play;
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    DemoHistory(
            ZhengtongSettings settings,
            AcceptanceSettings course,
            DemoCase play,
            JdbcClient jdbc,
            BusinessClock clock) {
        this.settings = settings;
        this.course = course;
        this.play = play;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (settings.demo() && course.demoCases() > 0) {
            Thread.ofVirtual().name("demo-history").start(this::playAll);
        }
    }

    Progress progress() {
        return new Progress(
                jdbc.sql("select count(*) from acceptance.demo_case")
                        .query(Integer.class)
                        .single(),
                course.demoCases());
    }

    private void playAll() {
        var begin = start();
        for (int i = 0; i < course.demoCases(); i++) {
            if (!isPlayed(i)) {
                try {
                    play.play(i, new Random(20_260_101L + i), momentOf(begin, i));
                } catch (RuntimeException refused) {
                    LOG.warn("demo case {} could not be played: {}", i, refused.getMessage());
                }
                jdbc.sql("insert into acceptance.demo_case (serial) values (:serial) on conflict do nothing")
                        .param("serial", i)
                        .update();
            }
        }
        LOG.info("The demo's history is complete: {} cases", course.demoCases());
    }

    private boolean isPlayed(int serial) {
        return jdbc.sql("select exists (select from acceptance.demo_case where serial = :serial)")
                .param("serial", serial)
                .query(Boolean.class)
                .single();
    }

    /// The first start fixes the weeks, so that a restart does not shift them.
    private Instant start() {
        jdbc.sql("insert into acceptance.demo_start (one, at) values (true, :at) on conflict do nothing")
                .param("at", java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(7L * WEEKS))))
                .update();
        return jdbc.sql("select at from acceptance.demo_start")
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /// Older cases first, in office hours.
    private Instant momentOf(Instant begin, int serial) {
        var day = begin.atZone(BusinessClock.ZONE)
                .toLocalDate()
                .plusDays((long) serial * 7 * WEEKS / Math.max(1, course.demoCases()));
        return day.atTime(9 + serial % 8, serial * 7 % 60)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}

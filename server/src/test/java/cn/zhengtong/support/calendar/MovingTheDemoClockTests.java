package cn.zhengtong.support.calendar;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.BusinessClockSetting;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// In the demo business time can be moved; security never notices.
@ZhengtongTest
@TestPropertySource(properties = {"zhengtong.demo=true", "zhengtong.acceptance.demo-cases=0"})
class MovingTheDemoClockTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    BusinessClock clock;

    @Autowired
    SystemClock systemClock;

    @Autowired
    BusinessClockSetting setting;

    @Autowired
    Calendar calendar;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void backToday() {
        setting.moveTo(Duration.ZERO);
    }

    @Test
    void aVisitorMovesTheDateAndEveryPageSaysSo() {
        assertThat(web.get().uri("/demo/clock"))
                .hasStatusOk()
                .bodyText()
                .contains("和真实日期一样")
                .doesNotContain("class=\"ahead\"");
        var fifth = calendar.addWorkingDays(realToday(), 5);
        assertThat(web.post().uri("/demo/clock").with(csrf()).param("to", fifth.toString()))
                .hasStatus3xxRedirection();
        assertThat(clock.today()).isEqualTo(fifth);
        assertThat(Duration.between(systemClock.instant().plus(clock.offset()), clock.instant()))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(web.get().uri("/calendar"))
                .hasStatusOk()
                .bodyText()
                .contains("class=\"ahead\"", "示范环境的日期已经往后拨", "value=\"" + fifth + "\"");
        assertThat(realToday()).isNotEqualTo(fifth);
    }

    @Test
    void theDateNeverLiesBehindTheRealOne() {
        var yesterday = realToday().minusDays(1);
        assertThat(web.post().uri("/demo/clock").with(csrf()).param("to", yesterday.toString()))
                .hasStatus(422);
        assertThat(web.post()
                        .uri("/demo/clock")
                        .with(csrf())
                        .param("to", realToday().plusYears(11).toString()))
                .hasStatus(422);
        assertThat(web.post().uri("/demo/clock").with(csrf())).hasStatus(422);
        assertThat(clock.offset()).isZero();
    }

    @Test
    void movingBackTowardsTheRealDateIsPossible() {
        move(realToday().plusDays(20));
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(20));
        move(realToday());
        assertThat(clock.offset()).isZero();
    }

    @Test
    void theMoveIsStoredAndOtherInstancesFollow() {
        move(realToday().plusDays(3));
        assertThat(jdbc.queryForObject("select ahead_seconds from foundation.business_clock", Long.class))
                .isEqualTo(Duration.ofDays(3).toSeconds());
        // what another instance stored meanwhile
        jdbc.update(
                "update foundation.business_clock set ahead_seconds = ?",
                Duration.ofDays(8).toSeconds());
        setting.refresh();
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(8));
    }

    @Test
    void anyStaffMovesItOnTheDeskAndNobodyElse() {
        assertThat(web.get().uri("/api/calendar/business-clock").requestAttr(Actor.class.getName(), Actor.VISITOR))
                .hasStatus(401);
        assertThat(move(realToday().plusDays(1)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.daysAhead")
                .isEqualTo(1);
        assertThat(web.get().uri("/api/calendar/business-clock").requestAttr(Actor.class.getName(), staff()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.today")
                .isEqualTo(realToday().plusDays(1).toString());
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult move(LocalDate to) {
        return web.put()
                .uri("/api/calendar/business-clock")
                .requestAttr(Actor.class.getName(), staff())
                .with(csrf())
                .contentType("application/json")
                .content("{\"today\": \"" + to + "\"}")
                .exchange();
    }

    private static Actor staff() {
        return Actor.staff(UUID.randomUUID(), "何立本", Scope.NONE);
    }

    private LocalDate realToday() {
        return LocalDate.ofInstant(systemClock.instant(), BusinessClock.ZONE);
    }
}

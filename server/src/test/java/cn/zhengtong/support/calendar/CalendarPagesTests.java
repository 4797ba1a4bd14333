package cn.zhengtong.support.calendar;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.BusinessClockSetting;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class CalendarPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    BusinessClock clock;

    @Autowired
    BusinessClockSetting setting;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aVisitorIsAskedAndThenToldTheDayAndHowItCameAbout() {
        assertThat(web.get().uri("/calendar"))
                .hasStatusOk()
                .bodyText()
                .contains("算期限", "开始的日期", "第八十二条")
                .doesNotContain("这个日期怎么来的");
        assertThat(web.get().uri("/calendar?date=2026-11-23&time=10:26&amount=6&unit=WORKING_DAY"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2026年12月1日（周二）",
                        "24 时前",
                        "跳过周末 2 天：11月28日至29日",
                        "class=\"ruler\"",
                        "<span class=\"c\">11/23</span>");
    }

    @Test
    void theGuidesLinkIsAnsweredFromToday() {
        assertThat(web.get().uri("/calendar?amount=6&unit=WORKING_DAY"))
                .hasStatusOk()
                .bodyText()
                .contains("这个日期怎么来的", "6 个工作日");
    }

    @Test
    void pausesAndExtensionsAreCounted() {
        assertThat(
                        web.get()
                                .uri(
                                        "/calendar?date=2026-11-23&amount=6&unit=WORKING_DAY&extend=2&pauseFrom=2026-11-24&pauseTo=2026-11-26&pauseFrom=&pauseTo="))
                .hasStatusOk()
                .bodyText()
                .contains("2026年12月8日（周二）", "11月24日至26日不算，其间 3 个工作日顺延", "延长 2 个工作日", "第四十五条", "第四十二条");
    }

    @Test
    void aThirdPauseIsOfferedWithoutScriptsAndNothingTypedIsLost() {
        assertThat(
                        web.get()
                                .uri(
                                        "/calendar?date=2026-11-23&amount=6&pauseFrom=2026-11-24&pauseTo=2026-11-26&pauseFrom=&pauseTo=&more=true"))
                .hasStatusOk()
                .bodyText()
                .contains("第 3 段", "value=\"2026-11-24\"")
                .doesNotContain("这个日期怎么来的");
    }

    @Test
    void aYearThatIsNotAnnouncedIsWarnedOf() {
        assertThat(web.get().uri("/calendar?date=2026-12-21&amount=20"))
                .hasStatusOk()
                .bodyText()
                .contains("结果可能有变化", "2027 年的放假调休安排还没有公布", "2027年1月");
    }

    @Test
    void aLongDeadlineIsShownByMonths() {
        assertThat(web.get().uri("/calendar?date=2026-03-02&amount=45"))
                .hasStatusOk()
                .bodyText()
                .contains("class=\"month\"", "2026年5月", "劳动节放假")
                .doesNotContain("class=\"ruler\"");
    }

    @Test
    void hoursEndAtATime() {
        assertThat(web.get().uri("/calendar?date=2026-11-23&time=16:30&amount=2&unit=HOUR"))
                .hasStatusOk()
                .bodyText()
                .contains("2026年11月24日（周二）", ">10:00<", "只数工作日的办公时间");
    }

    @ParameterizedTest
    @CsvSource({
        "date=2026-02-30&amount=6, 请选日期，例如 2026-11-23, #date",
        "date=2026-11-23&amount=x, 请填 0 到 3650 的整数, #amount",
        "date=2026-11-23&amount=9999, 请填 0 到 3650 的整数, #amount",
        "date=2026-11-23&amount=6&time=25:00, 请填时间，例如 10:30, #time",
        "date=2026-11-23&amount=6&pauseFrom=2026-11-26&pauseTo=2026-11-24, 最后一天不能早于第一天, #pauseTo0",
        "date=2026-11-23&amount=6&pauseFrom=2026-11-20&pauseTo=2026-11-24, 不算的日子要在开始之后, #pauseFrom0",
        "date=2098-11-23&amount=3650, 只能算 2000 年到 2099 年之间的日期, #amount",
        "date=1600-11-23&amount=6, 只能算 2000 年到 2099 年之间的日期, #amount",
    })
    void whatCannotBeReadIsSaidAtTheTopAndLeadsToItsField(String query, String words, String field) {
        assertThat(web.get().uri("/calendar?" + query))
                .hasStatus(422)
                .bodyText()
                .contains(words, "href=\"" + field + "\"", "class=\"errsum\"")
                .doesNotContain("这个日期怎么来的");
    }

    @Test
    void whatSomebodyTypesIsNeverMarkup() {
        assertThat(web.get().uri("/calendar?date=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&amount=%3Cb%3E"))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("<script>alert", "<b>\"");
    }

    @Test
    void thePageSpeaksEnglishAndInLargeLetters() {
        assertThat(web.get()
                        .uri("/calendar?date=2026-11-23&amount=6&unit=WORKING_DAY")
                        .cookie(new Cookie("lang", "en"), new Cookie("elder", "on")))
                .hasStatusOk()
                .bodyText()
                .contains("Tue 1 Dec 2026", "Weekends left out, 2 days", "data-mode=\"elder\"")
                .doesNotContainPattern("[\\u4e00-\\u9fa5]{2,}(?=[^<]*</li>)");
    }

    @Test
    void aYearIsShownWithItsNoticeAndEveryMakeUpDay() {
        assertThat(web.get().uri("/calendar/2026"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2026年放假和调休",
                        "国办发明电〔2025〕7号",
                        "2025年11月4日",
                        "2月15日至23日",
                        "2月14日（周六）、2月28日（周六）",
                        "9 天",
                        "国庆节调休上班");
        assertThat(web.get().uri("/calendar/2020")).hasStatusOk().bodyText().contains("国办发明电〔2019〕16号、国办发明电〔2020〕1号");
    }

    @Test
    void aYearThatIsNotAnnouncedSaysSo() {
        assertThat(web.get().uri("/calendar/2027")).hasStatusOk().bodyText().contains("2027 年的放假调休安排还没有公布", "10月1日至3日");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calendar/2018", "/calendar/2099", "/calendar/123456"})
    void aYearThatIsNotKeptIsUnknown(String address) {
        assertThat(web.get().uri(address)).hasStatus(404).bodyText().contains("没有这一年的日历");
    }

    @Test
    void programsAskForADeadlineAndGetTheSameAnswer() {
        assertThat(
                        web.get()
                                .uri(
                                        "/api/calendar/deadline?start=2026-11-23T10:26&amount=6&pause=2026-11-24T12:00/2026-11-26T15:00&extend=1"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.dueDay", it -> it.assertThat().isEqualTo("2026-12-03"))
                .hasPathSatisfying("$.dueAt", it -> it.assertThat().isEqualTo("2026-12-03T15:59:59Z"))
                .hasPathSatisfying("$.days[0].kind", it -> it.assertThat().isEqualTo("START"))
                .hasPathSatisfying("$.limit.unit", it -> it.assertThat().isEqualTo("WORKING_DAY"));
        assertThat(web.get().uri("/api/calendar/deadline?start=2026-11-23T10:26&amount=-1"))
                .hasStatus(400);
        assertThat(web.get().uri("/api/calendar/deadline?start=2026-11-23T10:26&amount=1&pause=x/y"))
                .hasStatus(400);
    }

    @Test
    void programsReadTheDaysOfAYear() {
        assertThat(web.get().uri("/api/calendar/days?year=2026"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.notice", it -> it.assertThat().isEqualTo("国办发明电〔2025〕7号"))
                .hasPathSatisfying("$.announced", it -> it.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.days.length()", it -> it.assertThat().isEqualTo(39));
        assertThat(web.get().uri("/api/calendar/days?year=1990")).hasStatus(422);
    }

    @Test
    void theKeeperChangesAYearOverTheDesksInterface() {
        var body = """
                {"basedOn": 0, "announced": false, "notice": "", "reason": "先列出日期固定的节日",
                 "days": [{"date": "2093-01-01", "kind": "REST", "holiday": "NEW_YEAR"}]}
                """;
        assertThat(put("/api/calendar/years/2093", body, Actor.VISITOR, "k0")).hasStatus(401);
        assertThat(put("/api/calendar/years/2093", body, actor("catalog.edit"), "k0"))
                .hasStatus(403);
        var keeper = actor(Keepers.EDIT);
        var first = put("/api/calendar/years/2093", body, keeper, "k1");
        assertThat(first).hasStatusOk();
        assertThat(put("/api/calendar/years/2093", body, keeper, "k1"))
                .as("the same key gives the same answer")
                .hasStatusOk()
                .bodyText()
                .isEqualTo(text(first));
        assertThat(put("/api/calendar/years/2093", body, keeper, "k2"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:zhengtong:problem:calendar.year-changed-meanwhile");
        assertThat(put("/api/calendar/years/2093", "{\"basedOn\": 0, \"announced\": true}", keeper, "k3"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("notice");
        assertThat(web.get().uri("/api/calendar/years/2093/versions").requestAttr(Actor.class.getName(), keeper))
                .hasStatusOk()
                .bodyText()
                .contains("先列出日期固定的节日");
    }

    @Test
    void outsideOfTheDemoThereIsNoClockToMove() {
        var staff = actor("catalog.edit");
        assertThat(web.get().uri("/api/calendar/business-clock").requestAttr(Actor.class.getName(), staff))
                .hasStatus(404);
        assertThat(put("/api/calendar/business-clock", "{\"today\": \"2099-01-01\"}", staff, "k"))
                .hasStatus(404);
        assertThat(web.get().uri("/demo/clock")).hasStatus(404);
        assertThat(web.post().uri("/demo/clock").with(csrf()).param("to", "2099-01-01"))
                .hasStatus(404);
    }

    @Test
    void outsideOfTheDemoAStoredMoveIsIgnored() {
        jdbc.update(
                "insert into foundation.business_clock (one, ahead_seconds) values (true, 86400) on conflict do nothing");
        setting.refresh();
        assertThat(clock.offset()).isZero();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult put(
            String address, String body, Actor actor, String key) {
        return web.put()
                .uri(address)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Actor actor(String permission) {
        var reach = new Reach(new RegionCode("32"), null, Set.of());
        return Actor.staff(UUID.randomUUID(), "顾长安", new Scope(List.of(new Grant("role", Set.of(permission), reach))));
    }
}

package cn.zhengtong.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@ZhengtongTest
class KeepingClocksTests {

    static final AtomicInteger SERIAL = new AtomicInteger();
    static final TimeLimit SIX = new TimeLimit(6, LimitUnit.WORKING_DAY);
    static final TimeLimit TEN = new TimeLimit(10, LimitUnit.WORKING_DAY);

    @Autowired
    Clocks clocks;

    @Autowired
    Calendar calendar;

    @Autowired
    ClockRows rows;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Almanacs almanacs;

    @AfterEach
    void chineseAgain() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aCaseHasSeveralClocksAndStopsThemApart() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), TEN);
        clocks.start(subject, "COMMITTED", at("2026-11-23T10:26"), SIX);
        clocks.stop(subject, Set.of("COMMITTED"), at("2026-11-30T09:00"));
        assertThat(clocks.of(subject)).extracting(Deadline::kind).containsExactly("COMMITTED", "STATUTORY");
        assertThat(clocks.find(subject, "COMMITTED").orElseThrow().stoppedAt()).isEqualTo(at("2026-11-30T09:00"));
        var statutory = clocks.find(subject, "STATUTORY").orElseThrow();
        assertThat(statutory.stoppedAt()).isNull();
        assertThat(statutory.dueDay()).isEqualTo("2026-12-07");
        assertThat(clocks.find(subject, "DELIVERY")).isEmpty();
        assertThat(clocks.of(subject())).isEmpty();
    }

    @Test
    void aClockTellsItsColour() {
        var subject = subject();
        var deadline = clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        assertThat(deadline.colour(at("2026-11-30T23:59"))).isEqualTo(Deadline.Colour.GREEN);
        assertThat(deadline.colour(at("2026-12-01T00:00"))).isEqualTo(Deadline.Colour.YELLOW);
        assertThat(deadline.colour(at("2026-12-01T23:59"))).isEqualTo(Deadline.Colour.YELLOW);
        assertThat(deadline.colour(at("2026-12-02T00:00"))).isEqualTo(Deadline.Colour.RED);
        var suspended = clocks.suspend(subject, List.of("STATUTORY"), pause("2026-11-25T10:00"));
        assertThat(suspended.colour(at("2027-01-01T00:00"))).isEqualTo(Deadline.Colour.NONE);
        clocks.stop(subject, List.of("STATUTORY"), at("2026-11-26T10:00"));
        assertThat(clocks.find(subject, "STATUTORY").orElseThrow().colour(at("2027-01-01T00:00")))
                .isEqualTo(Deadline.Colour.NONE);
    }

    @Test
    void aClockThatWasLateBeforeItStoodStillStaysRed() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        var suspended = clocks.suspend(subject, List.of("STATUTORY"), pause("2026-12-03T10:00"));
        assertThat(suspended.colour(at("2026-12-04T10:00"))).isEqualTo(Deadline.Colour.RED);
        assertThat(clocks.resume(subject, List.of("STATUTORY"), at("2026-12-10T10:00"), "王一宁")
                        .dueDay())
                .isEqualTo("2026-12-01");
    }

    @Test
    void standingStillAddsTheWholeWorkingDays() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), TEN);
        clocks.start(subject, "COMMITTED", at("2026-11-23T10:26"), SIX);
        clocks.suspend(subject, List.of("COMMITTED", "STATUTORY"), pause("2026-11-24T10:00"));
        var committed = clocks.resume(subject, List.of("COMMITTED", "STATUTORY"), at("2026-11-27T15:00"), "周敏");
        assertThat(committed.kind()).isEqualTo("COMMITTED");
        assertThat(committed.dueDay()).isEqualTo("2026-12-03");
        assertThat(clocks.find(subject, "STATUTORY").orElseThrow().dueDay()).isEqualTo("2026-12-09");
        assertThat(committed.intervals()).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo(at("2026-11-27T15:00"));
            assertThat(it.officer()).isEqualTo("王一宁、周敏");
        });
        assertThat(committed.derivation())
                .anySatisfy(it -> assertThat(it)
                        .contains("11月24日（周二）10:00至11月27日（周五）15:00停表", "检验", "第四十五条", "2 个完整的工作日", "王一宁"));
    }

    @Test
    void anExtensionIsGrantedOnceAndInTime() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        var late = new Extension(TEN, "情况复杂", "李科", at("2026-12-02T09:00"));
        assertThatExceptionOfType(ClockRefused.TimeIsUp.class)
                .isThrownBy(() -> clocks.extend(subject, "STATUTORY", late));
        var extended = clocks.extend(subject, "STATUTORY", new Extension(TEN, "情况复杂", "李科", at("2026-12-01T17:00")));
        assertThat(extended.dueDay()).isEqualTo("2026-12-15");
        assertThat(extended.derivation())
                .anySatisfy(it -> assertThat(it).contains("延长 10 个工作日", "情况复杂", "李科", "第四十二条"));
        assertThatExceptionOfType(ClockRefused.ExtendedAlready.class)
                .isThrownBy(() ->
                        clocks.extend(subject, "STATUTORY", new Extension(TEN, "还要", "李科", at("2026-12-02T09:00"))));
    }

    @Test
    void aClockBegunAnewKeepsWhatItWas() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        clocks.extend(subject, "STATUTORY", new Extension(TEN, "情况复杂", "李科", at("2026-11-25T09:00")));
        var again = clocks.restart(subject, "STATUTORY", at("2026-11-30T09:00"), "申请内容有重大变更", "王一宁");
        assertThat(again.dueDay()).isEqualTo("2026-12-08");
        assertThat(again.extensions()).isEmpty();
        assertThat(again.derivation())
                .anySatisfy(
                        it -> assertThat(it).contains("11月30日（周一）09:00重新起算", "11月23日（周一）10:26", "申请内容有重大变更", "王一宁"));
        assertThat(rows.of(subject).getFirst().earlier())
                .singleElement()
                .satisfies(it -> assertThat(it.dueAt()).isEqualTo(endOf("2026-12-15")));
    }

    @Test
    void aStoppedClockCanRunASecondTimeButARunningOneCannotBeStarted() {
        var subject = subject();
        clocks.start(subject, "RECEIPT", at("2026-11-23T10:26"), SIX);
        assertThatExceptionOfType(ClockRefused.RunsAlready.class)
                .isThrownBy(() -> clocks.start(subject, "RECEIPT", at("2026-11-24T10:26"), SIX));
        clocks.stop(subject, List.of("RECEIPT"), at("2026-11-24T09:00"));
        clocks.start(subject, "RECEIPT", at("2026-11-26T10:26"), SIX);
        var second = clocks.find(subject, "RECEIPT").orElseThrow();
        assertThat(second.startedAt()).isEqualTo(at("2026-11-26T10:26"));
        assertThat(second.stoppedAt()).isNull();
        assertThat(rows.of(subject).getFirst().earlier()).hasSize(1);
        // it did not begin anew for a reason, so nothing is told of it
        assertThat(second.derivation()).noneMatch(it -> it.contains("重新起算"));
    }

    @Test
    void whatCannotBeDoneIsRefusedByName() {
        var subject = subject();
        assertThatExceptionOfType(ClockRefused.Unknown.class)
                .isThrownBy(() -> clocks.suspend(subject, List.of("STATUTORY"), pause("2026-11-25T10:00")));
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        assertThatExceptionOfType(ClockRefused.NotSuspended.class)
                .isThrownBy(() -> clocks.resume(subject, List.of("STATUTORY"), at("2026-11-25T10:00"), "王一宁"));
        clocks.suspend(subject, List.of("STATUTORY"), pause("2026-11-25T10:00"));
        assertThatExceptionOfType(ClockRefused.SuspendedAlready.class)
                .isThrownBy(() -> clocks.suspend(subject, List.of("STATUTORY"), pause("2026-11-26T10:00")));
        clocks.stop(subject, List.of("STATUTORY"), at("2026-11-26T09:00"));
        assertThatExceptionOfType(ClockRefused.Stopped.class)
                .isThrownBy(() -> clocks.resume(subject, List.of("STATUTORY"), at("2026-11-27T10:00"), "王一宁"));
        assertThatExceptionOfType(ClockRefused.Unknown.class)
                .isThrownBy(() -> clocks.restart(subject(), "STATUTORY", at("2026-11-27T10:00"), "x", "y"));
    }

    @Test
    void stoppingTwiceKeepsTheFirstTime() {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at("2026-11-23T10:26"), SIX);
        clocks.stop(subject, List.of("STATUTORY"), at("2026-11-26T09:00"));
        clocks.stop(subject, List.of("STATUTORY"), at("2026-11-27T09:00"));
        assertThat(clocks.find(subject, "STATUTORY").orElseThrow().stoppedAt()).isEqualTo(at("2026-11-26T09:00"));
    }

    @Test
    void theDerivationNamesEveryDayThatMatteredWithItsSource() {
        var deadline = clocks.start(subject(), "STATUTORY", at("2026-09-17T10:00"), TEN, new RegionCode("320102"));
        assertThat(deadline.dueDay()).isEqualTo("2026-10-08");
        assertThat(deadline.derivation())
                .containsExactly(
                        "法定时限：自受理之日起作出决定（《行政许可法》第四十二条；先由下级机关审查的，见第四十三条）。",
                        "9月17日（周四）开始，当天不算，从第二天起数 10 个工作日（《民法典》第二百零一条）。依据《行政许可法》第八十二条，法定节假日不算。",
                        "跳过周末 1 天：9月19日（周六）。",
                        "中秋节放假，跳过9月25日至27日共 3 天（国办发明电〔2025〕7号）。",
                        "国庆节放假，跳过10月1日至7日共 7 天（国办发明电〔2025〕7号）。",
                        "9月20日（周日）是周末，但为国庆节调休上班，要数（国办发明电〔2025〕7号）。",
                        "所以最后一天是10月8日（周四），当天 24 时前都算按时。");
        assertThat(deadline.days())
                .extracting(Day::note)
                .startsWith("起", "1", "休", "2 班", "3")
                .endsWith("休", "到期");
    }

    @Test
    void theReaderIsToldInEnglishToo() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        var deadline = clocks.start(subject(), "DELIVERY", at("2026-12-21T10:00"), TEN);
        assertThat(deadline.derivation())
                .contains(
                        "Starts on Mon 21 Dec; that day is not counted, 10 working days follow (Civil Code, art. 201). "
                                + "Public holidays are left out under article 82 of the Administrative Licensing Law.")
                .anySatisfy(it -> assertThat(it).startsWith("The holidays of 2027 are not announced yet"));
        assertThat(deadline.provisional()).isTrue();
    }

    @Test
    void everyStoredClockGivesTheSameDatesAgain() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var subject = subject();
            var unit = LimitUnit.values()[random.nextInt(3)];
            var start = at("2026-01-05T10:00")
                    .plusSeconds(random.nextLong(25_000_000))
                    .plusNanos(random.nextInt());
            clocks.start(subject, "STATUTORY", start, new TimeLimit(5 + random.nextInt(30), unit));
            if (random.nextBoolean()) {
                var from = start.plusSeconds(random.nextLong(300_000));
                clocks.suspend(
                        subject, List.of("STATUTORY"), new Interval("检验", "", from, null, random.nextInt(9), "甲"));
                if (random.nextBoolean()) {
                    clocks.resume(subject, List.of("STATUTORY"), from.plusSeconds(random.nextLong(2_000_000)), "乙");
                }
            }
            if (random.nextBoolean()) {
                clocks.extend(
                        subject,
                        "STATUTORY",
                        new Extension(new TimeLimit(random.nextInt(10), LimitUnit.WORKING_DAY), "理由", "丙", start));
            }
            var row = rows.of(subject).getFirst();
            var replayed = deadlines.count(row.run(), almanacs.at(row.revision()));
            assertThat(replayed.dueAt()).isEqualTo(row.dueAt());
            assertThat(replayed.yellowAt()).isEqualTo(row.yellowAt());
            assertThat(clocks.find(subject, "STATUTORY").orElseThrow().dueAt()).isEqualTo(row.dueAt());
        }
    }

    @Test
    void workingDaysAreCountedInBothDirections() {
        var monday = LocalDate.of(2026, 11, 23);
        assertThat(calendar.addWorkingDays(monday, 6)).isEqualTo("2026-12-01");
        assertThat(calendar.addWorkingDays(monday, -1)).isEqualTo("2026-11-20");
        assertThat(calendar.addWorkingDays(LocalDate.of(2026, 11, 22), -1)).isEqualTo("2026-11-20");
        assertThat(calendar.addWorkingDays(LocalDate.of(2026, 11, 22), 0)).isEqualTo("2026-11-23");
        assertThat(calendar.workingDaysBetween(monday, LocalDate.of(2026, 12, 1)))
                .isEqualTo(6);
        assertThat(calendar.workingDaysBetween(LocalDate.of(2026, 12, 1), monday))
                .isEqualTo(-6);
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 16))).isFalse();
    }

    static String subject() {
        return "keeping:" + SERIAL.incrementAndGet();
    }

    private static Interval pause(String from) {
        return new Interval("检验", "检验委托书〔2026〕3号", at(from), null, null, "王一宁");
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    static Instant endOf(String day) {
        return LocalDate.parse(day)
                .atTime(23, 59, 59)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}

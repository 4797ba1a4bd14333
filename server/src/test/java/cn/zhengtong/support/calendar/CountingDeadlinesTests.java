package cn.zhengtong.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of counting, on the calendar that the product ships. Plain objects, no database.
class CountingDeadlinesTests {

    static final Almanac ALMANAC = new Almanac(1, ShippedYears.read(), List.of());

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        // an ordinary week, and the start day is not counted
        "2026-11-23T10:26, 6,  2026-12-01",
        "2026-11-23T10:26, 10, 2026-12-07",
        "2026-11-23T00:00, 1,  2026-11-24",
        "2026-11-23T23:59, 1,  2026-11-24",
        // started on a day off
        "2026-11-28T10:00, 1,  2026-11-30",
        // Spring Festival 2024: 4 and 18 February at work, 10 to 17 off, the eve is an ordinary Friday
        "2024-02-02T09:00, 1,  2024-02-04",
        "2024-02-02T09:00, 6,  2024-02-09",
        "2024-02-02T09:00, 7,  2024-02-18",
        "2024-02-02T09:00, 8,  2024-02-19",
        // Spring Festival 2025: 26 January and 8 February at work, 28 January to 4 February off
        "2025-01-24T15:00, 1,  2025-01-26",
        "2025-01-24T15:00, 2,  2025-01-27",
        "2025-01-24T15:00, 3,  2025-02-05",
        "2025-01-24T15:00, 6,  2025-02-08",
        "2025-01-24T15:00, 7,  2025-02-10",
        // Spring Festival 2026: 14 and 28 February at work, 15 to 23 off
        "2026-02-13T09:00, 1,  2026-02-14",
        "2026-02-13T09:00, 2,  2026-02-24",
        "2026-02-13T09:00, 6,  2026-02-28",
        "2026-02-13T09:00, 7,  2026-03-02",
        // 2020: the holiday was prolonged to 2 February, and the make-up day of 1 February fell away
        "2020-01-23T09:00, 1,  2020-02-03",
        // National Day 2025 with Mid-Autumn: 28 September and 11 October at work
        "2025-09-26T09:00, 1,  2025-09-28",
        "2025-09-30T09:00, 1,  2025-10-09",
        "2025-09-30T09:00, 3,  2025-10-11",
        "2025-09-30T09:00, 4,  2025-10-13",
        // National Day 2026: 20 September and 10 October at work
        "2026-09-18T09:00, 1,  2026-09-20",
        "2026-09-30T09:00, 1,  2026-10-08",
        "2026-09-30T09:00, 3,  2026-10-10",
        // Labour Day 2019 by its own notice: 28 April and 5 May at work
        "2019-04-26T09:00, 1,  2019-04-28",
        "2019-04-30T09:00, 1,  2019-05-05",
        // the end of a year; 31 December 2022 was off by the notice of 2023
        "2025-12-31T09:00, 1,  2026-01-04",
        "2022-12-30T09:00, 1,  2023-01-03",
        // statutory twenty days over the long holiday
        "2026-01-30T10:00, 20, 2026-03-05",
        // nothing at all: done the same day, or on the next working day
        "2026-11-23T10:26, 0,  2026-11-23",
        "2026-11-28T10:26, 0,  2026-11-30",
        "2026-10-01T10:26, 0,  2026-10-08",
    })
    void workingDaysLeaveOutHolidaysAndCountMakeUpDays(String start, int amount, LocalDate due) {
        assertThat(due(run(start, amount, LimitUnit.WORKING_DAY))).isEqualTo(endOf(due));
    }

    @ParameterizedTest(name = "{0} + {1} days = {2}")
    @CsvSource({
        "2026-11-23T10:00, 10, 2026-12-03, ",
        // ends on a Saturday
        "2026-11-23T10:00, 5,  2026-11-30, 2026-11-28",
        // the last day is a holiday: it ends with the first working day after it
        "2026-09-21T10:00, 10, 2026-10-08, 2026-10-01",
        "2026-02-01T10:00, 15, 2026-02-24, 2026-02-16",
        // a Saturday on which work is made up is a day like others
        "2026-02-04T10:00, 10, 2026-02-14, ",
        "2026-11-28T10:00, 0,  2026-11-30, 2026-11-28",
        "2026-11-27T10:00, 0,  2026-11-27, ",
    })
    void naturalDaysThatEndOnADayOffEndWithTheNextWorkingDay(
            String start, int amount, LocalDate due, @Nullable LocalDate rolledFrom) {
        var outcome = counting().count(run(start, amount, LimitUnit.NATURAL_DAY));
        assertThat(outcome.dueAt()).isEqualTo(endOf(due));
        assertThat(outcome.rolledFrom()).isEqualTo(rolledFrom);
    }

    @ParameterizedTest(name = "{0} + {1} hours = {2}")
    @CsvSource({
        "2026-11-23T09:30, 2, 2026-11-23T11:30",
        // a morning's end is not an afternoon's beginning
        "2026-11-23T09:00, 3, 2026-11-23T12:00",
        // across lunch
        "2026-11-23T11:00, 2, 2026-11-23T14:30",
        "2026-11-23T12:30, 1, 2026-11-23T14:30",
        // across the night
        "2026-11-23T16:30, 2, 2026-11-24T10:00",
        "2026-11-23T20:00, 1, 2026-11-24T10:00",
        "2026-11-24T07:00, 1, 2026-11-24T10:00",
        // across a weekend and a holiday
        "2026-11-27T17:00, 1, 2026-11-30T09:30",
        "2026-09-30T17:00, 7, 2026-10-08T17:00",
        // two working days are fourteen hours
        "2026-11-23T09:00, 14, 2026-11-24T17:30",
        "2026-11-23T10:00, 0, 2026-11-23T10:00",
        "2026-11-23T12:30, 0, 2026-11-23T13:30",
        "2026-11-27T18:00, 0, 2026-11-30T09:00",
    })
    void hoursRunInOfficeHoursOfWorkingDays(String start, int amount, String due) {
        assertThat(due(run(start, amount, LimitUnit.HOUR))).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "6 working days from 11-23, paused {0} to {1} = {2}")
    @CsvSource({
        // Tuesday noon to Thursday afternoon: only Wednesday is whole
        "2026-11-24T12:00, 2026-11-26T15:00, 2026-12-02",
        "2026-11-24T12:00, 2026-11-25T15:00, 2026-12-01",
        "2026-11-24T12:00, 2026-11-24T15:00, 2026-12-01",
        // whole days from midnight to midnight
        "2026-11-24T00:00, 2026-11-26T00:00, 2026-12-03",
        // over a weekend: its days are not added
        "2026-11-27T10:00, 2026-12-01T10:00, 2026-12-02",
        // after the time is up nothing is added
        "2026-12-02T10:00, 2026-12-10T10:00, 2026-12-01",
        // from the last day on: that day has begun and is used up
        "2026-12-01T10:00, 2026-12-10T10:00, 2026-12-01",
        "2026-11-30T10:00, 2026-12-10T10:00, 2026-12-10",
    })
    void wholeWorkingDaysInsideAPauseAreAdded(String from, String to, LocalDate due) {
        var run = run("2026-11-23T10:26", 6, LimitUnit.WORKING_DAY).withIntervals(List.of(pause(from, to)));
        assertThat(due(run)).isEqualTo(endOf(due));
    }

    @Test
    void aPauseOverAHolidayAddsOnlyItsWorkingDays() {
        // 29 September to 12 October 2026: 30 September, 8, 9 and the make-up Saturday 10 October are whole working
        // days
        var run = run("2026-09-28T10:00", 5, LimitUnit.WORKING_DAY)
                .withIntervals(List.of(pause("2026-09-29T10:00", "2026-10-12T15:00")));
        assertThat(due(run.withIntervals(List.of()))).isEqualTo(endOf("2026-10-10"));
        assertThat(due(run)).isEqualTo(endOf("2026-10-15"));
    }

    @Test
    void pausesThatOverlapAreCountedOnce() {
        var run = run("2026-11-23T10:26", 6, LimitUnit.WORKING_DAY);
        var once = run.withIntervals(List.of(pause("2026-11-24T12:00", "2026-11-30T09:00")));
        var twice = run.withIntervals(List.of(
                pause("2026-11-25T08:00", "2026-11-30T09:00"),
                pause("2026-11-24T12:00", "2026-11-27T15:00"),
                pause("2026-11-24T12:00", "2026-11-26T00:00")));
        assertThat(due(twice)).isEqualTo(due(once)).isEqualTo(endOf("2026-12-04"));
    }

    @Test
    void pausesOfHoursAreTakenToTheMinute() {
        var run = run("2026-11-23T09:00", 4, LimitUnit.HOUR)
                .withIntervals(List.of(pause("2026-11-23T10:00", "2026-11-23T14:00")));
        // 1 hour before, then from 14:00 three more
        assertThat(due(run)).isEqualTo(at("2026-11-23T17:00"));
    }

    @Test
    void aPauseStandsInNaturalDaysToo() {
        var run = run("2026-11-23T10:00", 10, LimitUnit.NATURAL_DAY)
                .withIntervals(List.of(pause("2026-11-25T10:00", "2026-11-30T10:00")));
        assertThat(due(run)).isEqualTo(endOf("2026-12-07"));
    }

    @Test
    void whileAPauseLastsItsPlannedDaysAreReckoned() {
        var run = run("2026-11-23T10:26", 6, LimitUnit.WORKING_DAY);
        var planned = new Interval("检验", "", at("2026-11-24T12:00"), null, 5, "");
        var unplanned = new Interval("检验", "", at("2026-11-24T12:00"), null, null, "");
        assertThat(due(run.withIntervals(List.of(planned)))).isEqualTo(endOf("2026-12-08"));
        assertThat(due(run.withIntervals(List.of(unplanned)))).isEqualTo(endOf("2026-12-01"));
    }

    @Test
    void anExtensionCountsOnFromWhereTheLimitEnds() {
        var run = run("2026-11-23T10:26", 20, LimitUnit.WORKING_DAY);
        var extended = run.withExtensions(List.of(extension(10, LimitUnit.WORKING_DAY)));
        assertThat(due(run)).isEqualTo(endOf("2026-12-21"));
        assertThat(due(extended)).isEqualTo(due(run("2026-11-23T10:26", 30, LimitUnit.WORKING_DAY)));
        // 45 natural days end on 7 January; ten working days follow
        var mixed = run("2026-11-23T10:26", 45, LimitUnit.NATURAL_DAY)
                .withExtensions(List.of(extension(10, LimitUnit.WORKING_DAY)));
        assertThat(due(mixed)).isEqualTo(endOf("2027-01-21"));
    }

    @ParameterizedTest(name = "{0} {1}: yellow from {2}")
    @CsvSource({
        // twenty days: a fifth is four days, so yellow once sixteen are used up
        "20, WORKING_DAY, 2026-12-16T00:00",
        "10, WORKING_DAY, 2026-12-04T00:00",
        // one day is left
        "6,  WORKING_DAY, 2026-12-01T00:00",
        "2,  WORKING_DAY, 2026-11-25T00:00",
        "1,  WORKING_DAY, 2026-11-23T10:26",
        "0,  WORKING_DAY, 2026-11-23T10:26",
        "30, NATURAL_DAY, 2026-12-18T00:00",
        // the last working day counts when a weekend stands before it
        "7,  NATURAL_DAY, 2026-11-28T00:00",
        // four fifths of ten hours
        "10, HOUR,        2026-11-24T11:26",
    })
    void aClockTurnsYellowWhenAFifthOrADayIsLeft(int amount, LimitUnit unit, String yellow) {
        assertThat(counting().count(run("2026-11-23T10:26", amount, unit)).yellowAt())
                .isEqualTo(at(yellow));
    }

    @Test
    void aYearThatIsNotAnnouncedMakesTheDeadlineProvisional() {
        assertThat(counting()
                        .count(run("2026-12-21T10:00", 8, LimitUnit.WORKING_DAY))
                        .provisional())
                .isFalse();
        var over = counting().count(run("2026-12-21T10:00", 9, LimitUnit.WORKING_DAY));
        // New Year's Day has a fixed date and is left out, the make-up days are not known
        assertThat(over.dueAt()).isEqualTo(endOf("2027-01-04"));
        assertThat(over.provisional()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, false", "2027-01-04, true", "2027-05-01, false", "2027-05-03, true",
        "2027-10-01, false", "2027-10-04, true", "2024-05-02, false", "2018-05-02, true",
    })
    void holidaysWithAFixedDateAreKnownInAdvance(LocalDate day, boolean works) {
        assertThat(ALMANAC.workingDays().works(day)).isEqualTo(works);
    }

    @Test
    void anOutageOnTheLastDayMovesTheEndBehindIt() {
        var xuanwu = new RegionCode("320102");
        var run = new Run(
                "STATUTORY",
                at("2026-11-23T10:26"),
                new TimeLimit(6, LimitUnit.WORKING_DAY),
                List.of(),
                List.of(),
                null,
                xuanwu);
        var nanjing = decree("3201", "2026-12-01T09:00", "2026-12-02T12:00");
        assertThat(due(run, nanjing)).isEqualTo(endOf("2026-12-03"));
        assertThat(due(run, decree("3205", "2026-12-01T09:00", "2026-12-02T12:00")))
                .isEqualTo(endOf("2026-12-01"));
        assertThat(due(run, decree("3201", "2026-11-30T09:00", "2026-11-30T18:00")))
                .isEqualTo(endOf("2026-12-01"));
        // a second outage where the first one leads
        assertThat(due(run, decree("32", "2026-12-03T00:00", "2026-12-05T00:00"), nanjing))
                .isEqualTo(endOf("2026-12-07"));
        // whoever names no place is concerned by the province alone
        assertThat(due(run("2026-11-23T10:26", 6, LimitUnit.WORKING_DAY), nanjing))
                .isEqualTo(endOf("2026-12-01"));
        assertThat(due(
                        run("2026-11-23T10:26", 6, LimitUnit.WORKING_DAY),
                        decree("32", "2026-12-01T09:00", "2026-12-01T12:00")))
                .isEqualTo(endOf("2026-12-02"));
    }

    @Test
    void anOutageThatEndedBeforeTheClockBeganIsNoExcuse() {
        var run = run("2026-12-01T14:00", 0, LimitUnit.WORKING_DAY);
        assertThat(due(run, decree("32", "2026-12-01T09:00", "2026-12-01T12:00")))
                .isEqualTo(endOf("2026-12-01"));
        assertThat(due(run, decree("32", "2026-12-01T09:00", "2026-12-01T15:00")))
                .isEqualTo(endOf("2026-12-02"));
    }

    @Test
    void hoursAreMovedOnlyByAnOutageAtTheirLastMinute() {
        var run = run("2026-11-23T09:30", 2, LimitUnit.HOUR);
        assertThat(due(run, decree("32", "2026-11-23T14:00", "2026-11-23T15:00")))
                .isEqualTo(at("2026-11-23T11:30"));
        assertThat(due(run, decree("32", "2026-11-23T11:00", "2026-11-23T15:00")))
                .isEqualTo(endOf("2026-11-24"));
    }

    @Test
    void countingDayByDayGivesTheSame() {
        var random = new Random(20261124);
        for (int i = 0; i < 2_000; i++) {
            var start = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_900));
            int amount = 1 + random.nextInt(60);
            var pauses = random.nextInt(3) == 0
                    ? List.<Interval>of()
                    : List.of(between(start, random), between(start, random));
            var run = run(start + "T10:00", amount, LimitUnit.WORKING_DAY).withIntervals(pauses);
            assertThat(counting().count(run).dueDay())
                    .as("%s + %d with %s", start, amount, pauses)
                    .isEqualTo(dayByDay(start, amount, pauses));
        }
    }

    @Test
    void aDateBeyondTheCalendarIsRefused() {
        assertThatExceptionOfType(WorkingDays.OutOfRange.class)
                .isThrownBy(() -> due(run("2026-11-23T10:00", 99_999, LimitUnit.WORKING_DAY)));
        assertThatExceptionOfType(WorkingDays.OutOfRange.class)
                .isThrownBy(() -> due(run("1999-11-23T10:00", 1, LimitUnit.NATURAL_DAY)));
    }

    private static LocalDate dayByDay(LocalDate start, int amount, List<Interval> pauses) {
        int counted = 0;
        for (var day = start.plusDays(1); ; day = day.plusDays(1)) {
            var date = day;
            boolean paused = pauses.stream()
                    .anyMatch(it -> !it.from().isAfter(Moments.startOf(date))
                            && it.to() != null
                            && !it.to().isBefore(Moments.startOf(date.plusDays(1))));
            if (ALMANAC.year(date.getYear()).works(date) && !paused && ++counted == amount) {
                return date;
            }
        }
    }

    private static Interval between(LocalDate start, Random random) {
        var from = start.plusDays(random.nextInt(40)).atTime(random.nextInt(24), 0);
        return new Interval("检验", "", instant(from), instant(from.plusHours(random.nextInt(600))), null, "");
    }

    private static Counting counting(Decree... decrees) {
        var almanac = ALMANAC;
        for (var decree : decrees) {
            almanac = almanac.with(decree);
        }
        return new Counting(almanac, ShippedYears.SETTINGS);
    }

    private static Instant due(Run run, Decree... decrees) {
        return counting(decrees).count(run).dueAt();
    }

    private static Run run(String start, int amount, LimitUnit unit) {
        return Run.begun("STATUTORY", at(start), new TimeLimit(amount, unit), null);
    }

    private static Interval pause(String from, String to) {
        return new Interval("检验", "行政许可法第四十五条", at(from), at(to), null, "王一宁");
    }

    private static Extension extension(int amount, LimitUnit unit) {
        return new Extension(new TimeLimit(amount, unit), "情况复杂", "李科", at("2026-12-01T10:00"));
    }

    private static Decree decree(String region, String from, String to) {
        return new Decree(UUID.randomUUID(), new RegionCode(region), at(from), at(to), "苏政务停〔2026〕1号", "机房断电");
    }

    private static Instant at(String local) {
        return instant(LocalDateTime.parse(local));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BusinessClock.ZONE).toInstant();
    }

    private static Instant endOf(String day) {
        return endOf(LocalDate.parse(day));
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(23, 59, 59).atZone(BusinessClock.ZONE).toInstant();
    }
}

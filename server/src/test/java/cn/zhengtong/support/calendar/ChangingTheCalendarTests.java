package cn.zhengtong.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holidays and outages are changed by those who keep them, and everything is kept.
class ChangingTheCalendarTests extends CalendarChanges {

    @Test
    void aHolidayThatIsAnnouncedMovesTheClocksThatRunOverIt() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var over = started(monday);
        var before = started(monday.minusDays(21));
        var stopped = started(monday);
        clocks.stop(stopped, List.of("STATUTORY"), Moments.startOf(monday.plusDays(1)));
        assertThat(find(over).dueDay()).isEqualTo(monday.plusDays(7));

        var days = List.of(rest(monday.plusDays(3)), rest(monday.plusDays(4)), work(monday.plusDays(5)));
        var effect = years.preview(keeper(), year, change(year, days));
        assertThat(effect.moved()).isEqualTo(1);
        assertThat(effect.later()).isEqualTo(1);
        assertThat(effect.complete()).isTrue();
        assertThat(effect.earliestDue()).isEqualTo(Moments.endOf(monday.plusDays(8)));
        assertThat(find(over).dueDay()).as("a preview changes nothing").isEqualTo(monday.plusDays(7));

        var job = changed(() -> years.change(keeper(), year, change(year, days)).job());
        finish(job, recomputing);

        var moved = find(over);
        assertThat(moved.dueDay()).isEqualTo(monday.plusDays(8));
        assertThat(moved.recomputed()).isTrue();
        assertThat(moved.provisional()).isFalse();
        assertThat(moved.derivation())
                .anySatisfy(it -> assertThat(it).contains("因为“测试的改动”重新计算"))
                .anySatisfy(it -> assertThat(it).contains("调休上班", "国办发明电〔测〕1号"));
        assertThat(find(before).recomputed()).isFalse();
        assertThat(find(stopped).dueDay())
                .as("what has stopped keeps its calendar")
                .isEqualTo(monday.plusDays(7));
        assertThat(jobs.require(job).parts().getFirst().count()).isEqualTo(1);
        assertThat(jobs.moves(keeper(), job, null, 10).rows())
                .singleElement()
                .satisfies(it -> assertThat(it.subject()).isEqualTo(over));
    }

    @Test
    void nothingIsLostInTheHistoryOfAYear() {
        int year = YEAR.incrementAndGet();
        var day = firstMonday(year);
        carriedOut(() ->
                years.change(keeper(), year, change(year, List.of(rest(day)))).job());
        carriedOut(() -> years.change(keeper(), year, change(year, List.of(rest(day), rest(day.plusDays(1)))))
                .job());
        carriedOut(() -> years.change(keeper(), year, change(year, List.of(rest(day.plusDays(1)))))
                .job());
        var newest = years.versions(year, null, 2);
        assertThat(newest.rows()).hasSize(2);
        assertThat(newest.rows().getFirst().officer()).isEqualTo("顾长安");
        assertThat(newest.rows().getFirst().reason()).isEqualTo("测试的改动");
        assertThat(newest.rows().getFirst().changes()).singleElement().satisfies(it -> {
            assertThat(it.date()).isEqualTo(day);
            assertThat(it.before()).isNotNull();
            assertThat(it.after()).isNull();
        });
        var oldest = years.versions(year, newest.next(), 2);
        assertThat(oldest.next()).isNull();
        // the first version says what it changed at what was expected before: the fixed holidays and the new day
        assertThat(oldest.rows())
                .singleElement()
                .satisfies(it -> assertThat(it.changes())
                        .extracting(Years.DayChange::date)
                        .contains(day, LocalDate.of(year, 10, 1)));
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() ->
                        template.update("delete from calendar.special_day where day = ?", java.sql.Date.valueOf(day)))
                .withMessageContaining("append-only");
    }

    @Test
    void whoChangesAnOldVersionOrNothingIsRefused() {
        int year = YEAR.incrementAndGet();
        var stale = change(year, List.of(rest(firstMonday(year))));
        carriedOut(() -> years.change(keeper(), year, stale).job());
        assertThatExceptionOfType(ChangeRefused.ChangedMeanwhile.class)
                .isThrownBy(() -> years.change(keeper(), year, stale));
        assertThatExceptionOfType(ChangeRefused.NothingChanged.class)
                .isThrownBy(() -> years.change(keeper(), year, change(year, List.of(rest(firstMonday(year))))));
    }

    @Test
    void everythingThatIsWrongWithAChangeIsNamedAtOnce() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var wrong = new ChangeYear(
                0,
                true,
                " ",
                null,
                "",
                List.of(
                        work(monday),
                        rest(monday.plusYears(1)),
                        new ChangeYear.ChangedDay(monday.plusDays(1), SpecialDay.Kind.REST, Holiday.OTHER, " "),
                        rest(monday.plusDays(2)),
                        rest(monday.plusDays(2))));
        assertThatExceptionOfType(ChangeRefused.Invalid.class)
                .isThrownBy(() -> years.change(keeper(), year, wrong))
                .satisfies(it -> assertThat(it.fieldErrors())
                        .extracting(RuleViolation.FieldError::field, RuleViolation.FieldError::message)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.groups.Tuple.tuple("notice", "请填通知的文号，例如 国办发明电〔2025〕7号"),
                                org.assertj.core.groups.Tuple.tuple("issuedOn", "请选通知的日期"),
                                org.assertj.core.groups.Tuple.tuple("reason", "请写明原因"),
                                org.assertj.core.groups.Tuple.tuple("days", "调休上班只能设在周六、周日"),
                                org.assertj.core.groups.Tuple.tuple("days", "有的日子读不出来，或者不在这一年"),
                                org.assertj.core.groups.Tuple.tuple("days", "选“其他假日”的，请写明名称"),
                                org.assertj.core.groups.Tuple.tuple("days", "同一天只能设一次")));
    }

    @ParameterizedTest(name = "{0} with {1} over {2}: year {3}, outage of 3201 {4}")
    @CsvSource({
        "keeper of the province,      calendar.edit, 32,     true,  true",
        "keeper of the city,          calendar.edit, 3201,   false, true",
        "keeper of a district in it,  calendar.edit, 320102, false, false",
        "keeper of another city,      calendar.edit, 3205,   false, false",
        "somebody else in the office, catalog.edit,  32,     false, false",
    })
    void onlyTheKeeperOfThePlaceChangesIt(
            String who, String permission, String region, boolean mayYear, boolean mayOutage) {
        int year = YEAR.incrementAndGet();
        var actor = actor(permission, region);
        var change = change(year, List.of(rest(firstMonday(year))));
        var outage = outage("3201", year + "-03-05T09:00", year + "-03-05T12:00");
        assertThat(allowed(() -> years.preview(actor, year, change))).isEqualTo(mayYear);
        assertThat(allowed(
                        () -> carriedOut(() -> years.change(actor, year, change).job())))
                .isEqualTo(mayYear);
        assertThat(allowed(() -> decrees.preview(actor, outage))).isEqualTo(mayOutage);
        var mine = new ArrayList<UUID>();
        assertThat(allowed(() -> carriedOut(() -> {
                    var issued = decrees.issue(actor, outage);
                    mine.add(issued.id());
                    return issued.job();
                })))
                .isEqualTo(mayOutage);
        if (!mayOutage) {
            carriedOut(() -> {
                var issued = decrees.issue(keeper(), outage);
                mine.add(issued.id());
                return issued.job();
            });
        }
        assertThat(allowed(() -> carriedOut(
                        () -> decrees.revoke(actor, mine.getFirst(), "弄错了").job())))
                .isEqualTo(mayOutage);
    }

    @Test
    void anOutageMovesTheClocksOfItsRegionAndGivesThemBackWhenItIsRevoked() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var here = started(monday, "320102");
        var elsewhere = started(monday, "320508");
        var due = monday.plusDays(7);
        var outage = outage("3201", due + "T09:00", due + "T15:00");
        assertThat(decrees.preview(keeper(), outage).moved()).isEqualTo(1);
        var id = new ArrayList<UUID>();
        var job = changed(() -> {
            var issued = decrees.issue(keeper(), outage);
            id.add(issued.id());
            return issued.job();
        });
        finish(job, recomputing);
        assertThat(find(here).dueDay()).isEqualTo(due.plusDays(1));
        assertThat(find(here).derivation())
                .anySatisfy(it -> assertThat(it).contains("系统停运", "苏政务停〔", "机房断电", "顺延到停运结束后的下一个工作日"));
        assertThat(find(elsewhere).dueDay()).isEqualTo(due);

        assertThatExceptionOfType(ChangeRefused.Invalid.class)
                .isThrownBy(() -> decrees.revoke(keeper(), id.getFirst(), " "));
        finish(changed(() -> decrees.revoke(keeper(), id.getFirst(), "停运没有发生").job()), recomputing);
        assertThat(find(here).dueDay()).isEqualTo(due);
        assertThat(moves(List.of(here))).isEqualTo(2);
        assertThat(decrees.list(null, 50).rows())
                .filteredOn(it -> it.id().equals(id.getFirst()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.regionName()).isEqualTo("南京市");
                    assertThat(it.revokedBecause()).isEqualTo("停运没有发生");
                    assertThat(it.officer()).isEqualTo("顾长安");
                });
        assertThatExceptionOfType(ChangeRefused.Invalid.class)
                .as("a number is used once")
                .isThrownBy(() -> decrees.issue(keeper(), outage));
        assertThatExceptionOfType(ChangeRefused.DecreeUnknown.class)
                .isThrownBy(() -> decrees.revoke(keeper(), id.getFirst(), "再撤一次"));
    }
}

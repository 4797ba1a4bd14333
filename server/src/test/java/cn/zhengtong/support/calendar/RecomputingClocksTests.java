package cn.zhengtong.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

/// The background work after a change: interrupted, doubled, disturbed, and still each clock moves once.
class RecomputingClocksTests extends CalendarChanges {

    @Test
    void aJobThatIsKilledGoesOnWhereItStoodAndMovesEachClockOnce() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subjects = IntStream.range(0, 22).mapToObj(it -> started(monday)).toList();
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());

        var told = new ArrayList<String>();
        ApplicationEventPublisher dying = event -> {
            told.add(((ClockMoved) event).subject());
            if (told.size() == 10) {
                throw new IllegalStateException("killed");
            }
        };
        var first = worker(dying);
        step(first, job);
        step(first, job);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> step(first, job));
        assertThat(told.subList(0, 8)).doesNotHaveDuplicates();
        assertThat(jobs.require(job).done()).as("the third batch was undone").isEqualTo(8);

        var toldAgain = new ArrayList<>(told.subList(0, 8));
        var second = worker(event -> toldAgain.add(((ClockMoved) event).subject()));
        while (step(second, job) != Recomputing.Next.FINISHED) {
            assertThat(toldAgain.size()).isLessThanOrEqualTo(22);
        }
        assertThat(toldAgain).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(moves(subjects)).isEqualTo(22);
        assertThat(subjects).allSatisfy(it -> assertThat(find(it).dueDay()).isEqualTo(monday.plusDays(8)));
        assertThat(jobs.require(job).state()).isEqualTo("DONE");
        assertThat(jobs.require(job).parts().getFirst().count()).isEqualTo(22);
        assertThat(step(second, job)).isEqualTo(Recomputing.Next.FINISHED);
    }

    @Test
    void twoWorkersOfOneJobMoveEachClockOnce() throws Exception {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subjects = IntStream.range(0, 40).mapToObj(it -> started(monday)).toList();
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        var told = java.util.Collections.synchronizedList(new ArrayList<String>());
        try (var pool = Executors.newFixedThreadPool(2)) {
            var work = pool.invokeAll(List.of(
                    Executors.callable(() -> finish(job, worker(it -> told.add(((ClockMoved) it).subject())))),
                    Executors.callable(() -> finish(job, worker(it -> told.add(((ClockMoved) it).subject()))))));
            for (var it : work) {
                it.get();
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(moves(subjects)).isEqualTo(40);
    }

    @Test
    void aClockThatSomebodyHoldsIsMovedOnALaterWalk() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var held = started(monday);
        var free = started(monday);
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        transaction.executeWithoutResult(open -> {
            rows.locked(held, List.of("STATUTORY"));
            while (recomputing.step(job) == Recomputing.Next.BATCH) {
                assertThat(find(held).recomputed()).isFalse();
            }
            assertThat(find(free).recomputed()).isTrue();
        });
        finish(job, recomputing);
        assertThat(find(held).dueDay()).isEqualTo(monday.plusDays(8));
    }

    @Test
    void whoeverTouchesAClockBeforeTheJobGetsThereMovesItAtOnce() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subject = started(monday);
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        var extended = clocks.extend(
                subject, "STATUTORY", new Extension(FIVE, "情况复杂", "李科", Moments.startOf(monday.plusDays(1))));
        assertThat(extended.dueDay()).isEqualTo(monday.plusDays(15));
        assertThat(extended.recomputed()).isTrue();
        finish(job, recomputing);
        assertThat(moves(List.of(subject))).isEqualTo(1);
    }

    @Test
    void anInstanceThatHasNotHeardOfAChangeStartsNoClockByTheOldCalendar() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var behind = new Almanacs(jdbc);
        behind.refresh();
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        assertThat(behind.current().revision()).isLessThan(almanacs.current().revision());
        var elsewhere = new Clocks(rows, behind, deadlines, new Moving(template, deadlines, clock, publisher));
        var deadline = elsewhere.start(subject(), "STATUTORY", Moments.startOf(monday), FIVE);
        assertThat(deadline.dueDay()).isEqualTo(monday.plusDays(8));
        finish(job, recomputing);
    }

    @Test
    void theSchedulerTakesTheWorkUpByItself() throws InterruptedException {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subject = started(monday);
        var job = years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job();
        for (int i = 0; i < 600 && !find(subject).recomputed(); i++) {
            Thread.sleep(100);
        }
        assertThat(find(subject).dueDay()).isEqualTo(monday.plusDays(8));
        finish(job, recomputing);
        assertThat(jobs.require(job).state()).isEqualTo("DONE");
    }

    @Test
    void whatFailsTooOftenIsGivenUpAndCanBeTakenUpAgain() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subject = started(monday);
        var job = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        for (int i = 1; i < 8; i++) {
            assertThat(recomputing.failed(job)).isTrue();
        }
        assertThat(recomputing.failed(job)).isFalse();
        assertThat(jobs.require(job).state()).isEqualTo("FAILED");
        assertThat(jobs.require(job).text()).contains("可以接着算");
        assertThat(recomputing.step(job)).isEqualTo(Recomputing.Next.FINISHED);
        transaction.executeWithoutResult(open -> {
            jobs.resume(keeper(), job);
            scheduler.cancel(RecomputeJob.TASK.instanceId(job.toString()));
        });
        finish(job, recomputing);
        assertThat(find(subject).dueDay()).isEqualTo(monday.plusDays(8));
    }

    @Test
    void twoChangesAreCarriedOutInTheirOrderAndEachMoveIsToldWithItsCause() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subject = started(monday);
        var first = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        var outage = outage("32", monday.plusDays(8) + "T09:00", monday.plusDays(8) + "T15:00");
        var second = changed(() -> decrees.issue(keeper(), outage).job());
        assertThat(recomputing.step(second)).isEqualTo(Recomputing.Next.SETTLE);
        assertThat(jobs.require(second).state()).isEqualTo("WAITING");
        finish(first, recomputing);
        assertThat(find(subject).dueDay()).isEqualTo(monday.plusDays(8));
        finish(second, recomputing);
        assertThat(find(subject).dueDay()).isEqualTo(monday.plusDays(9));
        assertThat(jobs.moves(keeper(), first, null, 10).rows()).hasSize(1);
        assertThat(jobs.moves(keeper(), second, null, 10).rows()).hasSize(1);
        assertThat(find(subject).derivation())
                .filteredOn(it -> it.contains("重新计算"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("测试的改动"),
                        it -> assertThat(it).contains("机房断电"));
    }

    @Test
    void aClockTouchedBetweenTwoChangesIsToldBothCausesToo() {
        int year = YEAR.incrementAndGet();
        var monday = firstMonday(year);
        var subject = started(monday);
        var first = changed(() -> years.change(keeper(), year, change(year, List.of(rest(monday.plusDays(2)))))
                .job());
        var second = changed(() -> years.change(
                        keeper(), year, change(year, List.of(rest(monday.plusDays(2)), rest(monday.plusDays(3)))))
                .job());
        clocks.suspend(
                subject,
                List.of("STATUTORY"),
                new Interval("检验", "", Moments.startOf(monday.plusDays(1)), null, null, "甲"));
        assertThat(moves(List.of(subject))).isEqualTo(2);
        finish(first, recomputing);
        finish(second, recomputing);
        assertThat(moves(List.of(subject))).isEqualTo(2);
    }
}

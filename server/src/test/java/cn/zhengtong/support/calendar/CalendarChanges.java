package cn.zhengtong.support.calendar;

import static cn.zhengtong.support.calendar.KeepingClocksTests.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A calendar that tests may change, and clocks that run in it. Every test takes a year of its own, far
/// ahead, so that
/// no
/// other test's dates move.
@ZhengtongTest
abstract class CalendarChanges {

    static final AtomicInteger SERIAL = new AtomicInteger();
    static final AtomicInteger YEAR = new AtomicInteger(2040);
    static final TimeLimit FIVE = new TimeLimit(5, LimitUnit.WORKING_DAY);
    static final CalendarSettings SMALL = new CalendarSettings(
            ShippedYears.SETTINGS.officeHours(),
            0.2,
            1,
            ShippedYears.SETTINGS.poll(),
            4,
            50_000,
            ShippedYears.SETTINGS.settle());

    @Autowired
    Clocks clocks;

    @Autowired
    Years years;

    @Autowired
    Decrees decrees;

    @Autowired
    Jobs jobs;

    @Autowired
    Almanacs almanacs;

    @Autowired
    ClockRows rows;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Recomputing recomputing;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    ApplicationEventPublisher publisher;

    /// Keeps the scheduler out of it: the schedule is taken back in the transaction that makes it.
    UUID changed(Supplier<UUID> change) {
        return transaction.execute(open -> {
            var job = change.get();
            scheduler.cancel(RecomputeJob.TASK.instanceId(job.toString()));
            return job;
        });
    }

    /// Changed and carried out: later changes wait for earlier ones.
    UUID carriedOut(Supplier<UUID> change) {
        var job = changed(change);
        finish(job, recomputing);
        return job;
    }

    Recomputing worker(ApplicationEventPublisher events) {
        return new Recomputing(jdbc, rows, new Moving(template, deadlines, clock, events), almanacs, clock, SMALL);
    }

    Recomputing.Next step(Recomputing worker, UUID job) {
        return transaction.execute(open -> worker.step(job));
    }

    void finish(UUID job, Recomputing worker) {
        while (step(worker, job) != Recomputing.Next.FINISHED) {
            assertThat(jobs.require(job).state()).isIn("RUNNING", "DONE");
        }
    }

    String started(LocalDate day) {
        return started(day, "32");
    }

    String started(LocalDate day, String region) {
        var subject = subject();
        clocks.start(subject, "STATUTORY", at(day + "T10:00"), FIVE, new RegionCode(region));
        return subject;
    }

    Deadline find(String subject) {
        return clocks.find(subject, "STATUTORY").orElseThrow();
    }

    long moves(List<String> subjects) {
        return jdbc.sql("select count(*) from calendar.clock_move where subject = any(:subjects)")
                .param("subjects", subjects.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    ChangeYear change(int year, List<ChangeYear.ChangedDay> days) {
        var all = new ArrayList<>(days);
        return new ChangeYear(
                almanacs.current().year(year).revision(),
                true,
                "国办发明电〔测〕1号",
                LocalDate.of(year - 1, 11, 4),
                "测试的改动",
                all);
    }

    static ChangeYear.ChangedDay rest(LocalDate day) {
        return new ChangeYear.ChangedDay(day, SpecialDay.Kind.REST, Holiday.OTHER, "测试日");
    }

    static ChangeYear.ChangedDay work(LocalDate day) {
        return new ChangeYear.ChangedDay(day, SpecialDay.Kind.WORK, Holiday.OTHER, "测试日");
    }

    static Decrees.IssueDecree outage(String region, String from, String to) {
        return new Decrees.IssueDecree(
                new RegionCode(region),
                LocalDateTime.parse(from),
                LocalDateTime.parse(to),
                "苏政务停〔" + from.substring(0, 4) + "〕1号",
                "机房断电");
    }

    /// A Monday in March, away from every holiday with a fixed date.
    static LocalDate firstMonday(int year) {
        return LocalDate.of(year, 3, 1)
                .with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY));
    }

    static boolean allowed(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Keepers.NotKeeper refused) {
            return false;
        }
    }

    static Actor keeper() {
        return actor(Keepers.EDIT, "32");
    }

    static Actor actor(String permission, String region) {
        var reach = new Reach(new RegionCode(region), null, Set.of());
        return Actor.staff(
                UUID.randomUUID(), "顾长安", new Scope(List.of(new Grant("calendar-keeper", Set.of(permission), reach))));
    }

    static String subject() {
        return "changing:" + SERIAL.incrementAndGet();
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.support.calendar.ClockMoved;
import cn.zhengtong.support.workflow.Due;
import cn.zhengtong.support.workflow.StepTurnedRed;
import cn.zhengtong.support.workflow.StepTurnedYellow;
import cn.zhengtong.support.workflow.Workflow;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time itself does to cases: silence accepts (行政许可法 §32(4)), a supplement that never comes ends the
/// case, a moved
/// calendar moves the dates, a red clock is escalated.
@Component
class DeadlineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final JdbcClient jdbc;
    private final ServiceCases cases;
    private final Catalog catalog;
    private final SilentAcceptance silence;
    private final EndingActions endings;
    private final CaseCourse course;
    private final CaseHistory history;
    private final Workflow workflow;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final AcceptanceSettings settings;

    DeadlineWatch(
            JdbcClient jdbc,
            ServiceCases cases,
            Catalog catalog,
            SilentAcceptance silence,
            EndingActions endings,
            CaseCourse course,
            CaseHistory history,
            Workflow workflow,
            TransactionTemplate transaction,
            BusinessClock clock,
            AcceptanceSettings settings) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.catalog = catalog;
        this.silence = silence;
        this.endings = endings;
        this.course = course;
        this.history = history;
        this.workflow = workflow;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /// Handles every case whose receipt or supplement clock has run out; each in its own transaction, so that
    /// a stop in
    /// between loses nothing and does nothing twice.
    ///
    /// @return cases handled
    int sweep() {
        int handled = 0;
        List<CaseNumber> late;
        do {
            late = jdbc.sql("""
                            select number from acceptance.service_case
                             where status in ('SUBMITTED', 'SUPPLEMENT_PENDING') and due_at <= :at order by due_at, id limit :limit
                            """)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("limit", settings.batch())
                    .query((row, i) -> new CaseNumber(row.getString(1)))
                    .list();
            int done = late.stream().mapToInt(this::handle).sum();
            handled += done;
            if (done == 0) {
                break;
            }
        } while (late.size() == settings.batch());
        return handled;
    }

    private int handle(CaseNumber number) {
        try {
            transaction.executeWithoutResult(status -> runOut(number));
            return 1;
        } catch (RuntimeException failed) {
            LOG.error("the run-out clock of case {} could not be handled", number.value(), failed);
            return 0;
        }
    }

    private void runOut(CaseNumber number) {
        var it = cases.lock(number);
        var at = clock.instant();
        var due = it.dueAt;
        if (due == null || due.isAfter(at)) {
            return;
        }
        if (it.status() == CaseStatus.SUBMITTED) {
            silence.accept(it, catalog.snapshot(it.origin.snapshot()).content(), at);
        } else if (it.status() == CaseStatus.SUPPLEMENT_PENDING) {
            endings.terminate(Actor.PROGRAM, it, "NOT_SUPPLEMENTED", "逾期未补正", at);
        }
        cases.save(it);
    }

    /// The calendar changed or a decree moved the clock: lists carry the new date at once, in the same
    /// transaction.
    @EventListener
    void on(ClockMoved moved) {
        var known = moved.subject().startsWith("acceptance:")
                ? ours(moved.subject().substring("acceptance:".length()))
                : Optional.<ServiceCase>empty();
        if (known.isEmpty() || !moved.kind().equals(shown(known.get().status()))) {
            return;
        }
        var it = known.get();
        it.runUntil(moved.dueAt(), moved.yellowAt());
        workflow.moveDue("acceptance", it.number().value(), new Due(moved.dueAt(), moved.yellowAt()));
        history.add(Actor.PROGRAM, it, "recomputed", Map.of("due", moved.dueAt().toString()));
        cases.save(it);
    }

    /// The clock whose date the lists show.
    private static String shown(CaseStatus status) {
        return switch (status) {
            case SUBMITTED -> CaseClocks.RECEIPT;
            case SUPPLEMENT_PENDING -> CaseClocks.SUPPLEMENT;
            case GRANTED, DENIED -> CaseClocks.DELIVERY;
            default -> CaseClocks.COMMITTED;
        };
    }

    @EventListener
    void on(StepTurnedYellow turned) {
        note(turned.system(), turned.number(), turned.permission(), "turned-yellow", false);
    }

    /// Red is escalated: a supervisor gets it on the list.
    @EventListener
    void on(StepTurnedRed turned) {
        note(turned.system(), turned.number(), turned.permission(), "turned-red", true);
    }

    private void note(String system, String number, String permission, String kind, boolean escalate) {
        var known = system.equals("acceptance") && !permission.equals(CaseAccess.SUPERVISE)
                ? ours(number)
                : Optional.<ServiceCase>empty();
        if (known.isEmpty()) {
            return;
        }
        var it = known.get();
        history.add(Actor.PROGRAM, it, kind, Map.of());
        if (escalate) {
            course.open(Actor.PROGRAM, it, "supervise", CaseAccess.SUPERVISE, new Due(null, null));
        }
    }

    /// The case, locked, when the number is one of ours.
    private Optional<ServiceCase> ours(String number) {
        return CaseNumber.read(number).filter(it -> cases.find(it).isPresent()).map(cases::lock);
    }

    /// Runs the sweep again and again on one instance at a time.
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AcceptanceSettings.class)
    static class Jobs {

        @Bean
        RecurringTask<Void> sweepCases(DeadlineWatch watch) {
            return Tasks.recurring("acceptance-sweep", FixedDelay.of(Duration.ofSeconds(20)))
                    .execute((instance, context) -> watch.sweep());
        }

        @Bean
        RecurringTask<Void> foldCaseTally(CaseTally tally, BusinessClock clock) {
            return Tasks.recurring("acceptance-fold-tally", FixedDelay.of(Duration.ofMinutes(10)))
                    .execute((instance, context) -> tally.fold(clock.today()));
        }
    }
}

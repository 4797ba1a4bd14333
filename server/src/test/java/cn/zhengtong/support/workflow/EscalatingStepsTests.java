package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
@RecordApplicationEvents
class EscalatingStepsTests {

    static final String COUNTY = "320111";
    static final String BODY = "320111-MARKET";

    @Autowired
    Workflow workflow;

    @Autowired
    Escalation escalation;

    @Autowired
    Timers timers;

    @Autowired
    Definitions definitions;

    @Autowired
    Staff staff;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    private Actor handler;

    @BeforeEach
    void takeOn() {
        handler = new Officers(staff).with("handler", COUNTY, BODY);
        escalate();
    }

    @AfterEach
    void backToNow() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void aStepTurnsYellowOnceAndRedOnce() {
        var step = step(10);
        workflow.claim(handler, step);
        escalate();
        assertThat(yellow(step)).isEmpty();
        clock.moveTo(Duration.ofDays(8).plusSeconds(1));
        escalate();
        escalate();
        assertThat(yellow(step)).singleElement().satisfies(it -> {
            assertThat(it.permission()).isEqualTo("acceptance.examine");
            assertThat(it.region().value()).isEqualTo(COUNTY);
            assertThat(it.assignee()).isEqualTo(handler.id());
        });
        assertThat(red(step)).isEmpty();
        clock.moveTo(Duration.ofDays(10).plusSeconds(1));
        escalate();
        escalate();
        assertThat(red(step)).hasSize(1);
        assertThat(yellow(step)).hasSize(1);
    }

    @Test
    void whatIsRedWhenFirstLookedAtIsNotToldAsYellow() {
        var step = step(1);
        clock.moveTo(Duration.ofDays(30));
        escalate();
        assertThat(red(step)).hasSize(1);
        assertThat(yellow(step)).isEmpty();
    }

    @Test
    void aKilledProgramTellsAfterwardsAndOnlyOnce() {
        var step = step(10);
        clock.moveTo(Duration.ofDays(9));
        transaction.executeWithoutResult(status -> {
            escalation.turnYellow();
            status.setRollbackOnly();
        });
        assertThat(colour(step)).isZero();
        var before = yellow(step).size();
        escalate();
        escalate();
        assertThat(yellow(step)).hasSize(before + 1);
        assertThat(colour(step)).isEqualTo(1);
    }

    @Test
    void twoInstancesAtOnceTellOnce() throws Exception {
        var steps = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            steps.add(step(10));
        }
        clock.moveTo(Duration.ofDays(9));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                pool.submit(this::escalate);
            }
        }
        escalate();
        assertThat(jdbc.queryForList(
                        "select told from workflow.step where number in (select number from workflow.step where id = any(?))",
                        Integer.class,
                        (Object) steps.toArray(UUID[]::new)))
                .hasSize(40)
                .containsOnly(1);
    }

    @Test
    void afterAnExtensionTheColourGoesBackButNothingIsToldTwice() {
        var step = step(10);
        clock.moveTo(Duration.ofDays(9));
        escalate();
        var number = jdbc.queryForObject("select number from workflow.step where id = ?", String.class, step);
        var later = clock.instant().plus(Duration.ofDays(10));
        workflow.moveDue("acceptance", number, new Due(later, later.minus(Duration.ofDays(2))));
        assertThat(colour(step)).isZero();
        clock.moveTo(Duration.ofDays(18));
        escalate();
        assertThat(colour(step)).isEqualTo(1);
        assertThat(yellow(step)).hasSize(1);
    }

    @Test
    void whatIsDoneOrPausedTurnsNoColour() {
        var done = step(10);
        workflow.complete(handler, done, Map.of(), null);
        var paused = step(10);
        var number = jdbc.queryForObject("select number from workflow.step where id = ?", String.class, paused);
        workflow.moveDue("acceptance", number, Due.NONE);
        clock.moveTo(Duration.ofDays(30));
        escalate();
        assertThat(yellow(done)).isEmpty();
        assertThat(red(done)).isEmpty();
        assertThat(red(paused)).isEmpty();
    }

    @Test
    void aTimerFiresOnceWhenItsTimeHasComeAndTellsWhatCameOfIt() {
        definitions.publish(
                Actor.PROGRAM,
                Drawing.of("timer-test")
                        .task("a", "acceptance.examine", "")
                        .task("urge", "acceptance.supervise", "")
                        .timer("t", "a", false, "<timeDuration>P3D</timeDuration>")
                        .timer("end-of-it", "a", true, "<timeDate>dueAt</timeDate>")
                        .way("start -> a -> end")
                        .way("t -> urge -> end")
                        .way("end-of-it -> end")
                        .file(),
                Locale.SIMPLIFIED_CHINESE);
        var work = Officers.work(COUNTY);
        workflow.start(handler, "timer-test", work, Map.of("conclusion", "REJECT"), due(10));
        fire();
        assertThat(fired(work)).isEmpty();
        clock.moveTo(Duration.ofDays(3).plusSeconds(1));
        fire();
        fire();
        assertThat(fired(work)).singleElement().satisfies(it -> {
            assertThat(it.timer()).isEqualTo("t");
            assertThat(it.ended()).isFalse();
            assertThat(it.opened()).hasSize(1);
        });
        workflow.moveDue("acceptance", work.number(), due(20));
        clock.moveTo(Duration.ofDays(12));
        fire();
        assertThat(fired(work)).hasSize(1);
        var urge = workflow.openStep("acceptance", work.number(), "urge").orElseThrow();
        workflow.complete(new Officers(staff).with("supervisor", "3201", ""), urge.id(), Map.of(), null);
        clock.moveTo(Duration.ofDays(24));
        fire();
        assertThat(fired(work)).hasSize(2).last().satisfies(it -> {
            assertThat(it.process()).isEqualTo("timer-test");
            assertThat(it.ended()).isTrue();
            assertThat(it.outcome()).isEqualTo("REJECT");
        });
        assertThat(workflow.steps("acceptance", work.number()).getFirst().state())
                .isEqualTo(StepView.State.CANCELLED);
    }

    private void escalate() {
        while (escalation.turnRed()) {
            // more of them
        }
        while (escalation.turnYellow()) {
            // more of them
        }
    }

    private void fire() {
        timers.due().forEach(timers::fire);
    }

    private UUID step(int days) {
        return workflow.open(
                handler, Officers.work(COUNTY), new OpenStep("examine", "审查", "acceptance.examine", due(days)));
    }

    /// Yellow two days before.
    private Due due(int days) {
        var at = clock.instant().plus(Duration.ofDays(days));
        return new Due(at, at.minus(Duration.ofDays(2)));
    }

    private int colour(UUID step) {
        return jdbc.queryForObject("select colour from workflow.step where id = ?", Integer.class, step);
    }

    private List<StepTurnedYellow> yellow(UUID step) {
        return events.stream(StepTurnedYellow.class)
                .filter(it -> it.step().equals(step))
                .toList();
    }

    private List<StepTurnedRed> red(UUID step) {
        return events.stream(StepTurnedRed.class)
                .filter(it -> it.step().equals(step))
                .toList();
    }

    private List<TimerFired> fired(Work work) {
        return events.stream(TimerFired.class)
                .filter(it -> it.number().equals(work.number()))
                .toList();
    }
}

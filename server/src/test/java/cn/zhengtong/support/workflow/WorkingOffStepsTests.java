package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class WorkingOffStepsTests {

    static final String COUNTY = "320104";
    static final String BODY = "320104-MARKET";

    @Autowired
    Workflow workflow;

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

    private Officers officers;
    private Actor handler;
    private Actor reviewer;

    @BeforeEach
    void takeOn() {
        officers = new Officers(staff);
        handler = officers.with("handler", COUNTY, BODY);
        reviewer = officers.with("reviewer", COUNTY, BODY);
    }

    @Test
    void twoReviewsLeadToTheConclusionOfTheSecond() {
        var work = Officers.work(COUNTY);
        var begun = workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 20));
        assertThat(begun.ended()).isFalse();
        var examined = workflow.complete(handler, Officers.only(begun), Map.of("conclusion", "APPROVE"), "材料齐全");
        var reviewed = workflow.complete(reviewer, Officers.only(examined), Map.of("conclusion", "REJECT"), "不同意");
        assertThat(reviewed).isEqualTo(new Progress(true, "REJECT", List.of()));
        var steps = workflow.steps("acceptance", work.number());
        assertThat(steps).extracting(StepView::key).containsExactly("examine", "review");
        assertThat(steps).extracting(StepView::doneBy).containsExactly(handler.name(), reviewer.name());
        assertThat(steps).extracting(StepView::opinion).containsExactly("材料齐全", "不同意");
        assertThat(steps).allMatch(it -> it.state() == StepView.State.DONE && it.doneAt() != null);
    }

    @Test
    void aReviewMaySendBackOneStep() {
        var work = Officers.work(COUNTY);
        var begun = workflow.start(handler, "site-visit", work, Map.of(), Officers.due(clock, 20));
        workflow.complete(handler, Officers.only(begun), Map.of("conclusion", "APPROVE"), null);
        workflow.complete(handler, open(work, "visit"), Map.of("passed", true), null);
        workflow.complete(reviewer, open(work, "review"), Map.of("conclusion", "RETURN"), "再去看一次");
        assertThat(workflow.openStep("acceptance", work.number(), "visit")).isPresent();
        workflow.complete(handler, open(work, "visit"), Map.of("passed", true), null);
        assertThat(workflow.complete(reviewer, open(work, "review"), Map.of("conclusion", "APPROVE"), null))
                .isEqualTo(new Progress(true, "APPROVE", List.of()));
    }

    @Test
    void aStepWithoutProcessEndsByItself() {
        var work = Officers.work(COUNTY);
        var step =
                workflow.open(handler, work, new OpenStep("accept", "受理", "acceptance.accept", Officers.due(clock, 5)));
        assertThat(workflow.complete(handler, step, Map.of("conclusion", "ACCEPTED"), null))
                .isEqualTo(new Progress(true, "ACCEPTED", List.of()));
    }

    @Test
    void whatIsOverCannotBeDoneAgain() {
        var step = workflow.open(handler, Officers.work(COUNTY), Officers.step("acceptance.examine"));
        workflow.complete(handler, step, Map.of(), null);
        assertThatExceptionOfType(Refusal.StepOver.class)
                .isThrownBy(() -> workflow.complete(handler, step, Map.of(), null))
                .satisfies(it ->
                        assertThat(it.kind()).isEqualTo(cn.zhengtong.kernel.RuleViolation.Kind.CHANGED_MEANWHILE));
        assertThatExceptionOfType(Refusal.StepOver.class).isThrownBy(() -> workflow.claim(handler, step));
    }

    @Test
    void aRunningProcessKeepsItsVersion() {
        publish(Drawing.of("version-test").task("a", "acceptance.examine", "").way("start -> a -> end"));
        var before = Officers.work(COUNTY);
        workflow.start(handler, "version-test", before, Map.of(), Officers.due(clock, 20));
        publish(Drawing.of("version-test")
                .task("a", "acceptance.examine", "")
                .task("b", "acceptance.examine", "")
                .way("start -> a -> b -> end"));
        var after = Officers.work(COUNTY);
        workflow.start(handler, "version-test", after, Map.of(), Officers.due(clock, 20));
        assertThat(workflow.complete(handler, open(before, "a"), Map.of(), null).ended())
                .isTrue();
        assertThat(workflow.complete(handler, open(after, "a"), Map.of(), null).ended())
                .isFalse();
    }

    @Test
    void closingEndsAllThatIsOpenAndNothingElse() {
        var work = Officers.work(COUNTY);
        var other = Officers.work(COUNTY);
        var step = Officers.only(workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 20)));
        workflow.start(handler, "two-review", other, Map.of(), Officers.due(clock, 20));
        workflow.open(handler, work, new OpenStep("deliver", "送达", "acceptance.deliver", Due.NONE));
        workflow.close(Actor.person(UUID.randomUUID(), 4), "acceptance", work.number(), "申请人撤回");
        assertThat(workflow.steps("acceptance", work.number()))
                .allMatch(it -> it.state() == StepView.State.CANCELLED && "申请人撤回".equals(it.opinion()));
        assertThatExceptionOfType(Refusal.StepOver.class)
                .isThrownBy(() -> workflow.complete(handler, step, Map.of(), null));
        assertThat(workflow.openStep("acceptance", other.number(), "examine")).isPresent();
        assertThat(workflow.diagram("acceptance", work.number()).nodes())
                .filteredOn(it -> it.kind() == Diagram.Kind.TASK)
                .allMatch(it -> it.state() == Diagram.State.SKIPPED);
    }

    @Test
    void movedDatesReachOpenStepsAndTheOnesThatComeAfter() {
        var work = Officers.work(COUNTY);
        var step = Officers.only(workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 20)));
        workflow.moveDue("acceptance", work.number(), Due.NONE);
        assertThat(workflow.openStep("acceptance", work.number(), "examine")
                        .orElseThrow()
                        .due())
                .isEqualTo(Due.NONE);
        var moved = Officers.due(clock, 30);
        workflow.moveDue("acceptance", work.number(), moved);
        workflow.complete(handler, step, Map.of(), null);
        assertThat(workflow.openStep("acceptance", work.number(), "review")
                        .orElseThrow()
                        .due())
                .isEqualTo(moved);
    }

    @Test
    void factsArePlainOrRefused() {
        var step = workflow.open(handler, Officers.work(COUNTY), Officers.step("acceptance.examine"));
        List<Map<String, ?>> hostile = List.of(
                Map.of("a", Map.of("nested", 1)),
                Map.of("a", new Object()),
                Map.of("a.b", "x"),
                Map.of("${a}", "x"),
                Map.of("a", "x".repeat(501)),
                Map.of("a", List.of(List.of("x"))),
                Map.of("a", Double.NaN),
                Map.of("a", java.util.Collections.nCopies(101, "x")));
        for (var facts : hostile) {
            assertThatExceptionOfType(Refusal.FactsUnfit.class)
                    .as(facts.toString())
                    .isThrownBy(() -> workflow.complete(handler, step, facts, null));
        }
        workflow.complete(handler, step, Map.of("conclusion", "'; drop table workflow.step; --"), null);
    }

    @Test
    void opinionsAreEncryptedAtRest() {
        var step = workflow.open(handler, Officers.work(COUNTY), Officers.step("acceptance.examine"));
        workflow.complete(handler, step, Map.of(), "申请人张三丰的电话已核");
        var row = jdbc.queryForMap("select * from workflow.step where id = ?", step);
        assertThat(row.toString()).doesNotContain("张三丰");
        assertThat(new String((byte[]) row.get("opinion"), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("张三丰");
    }

    @Test
    void signersMustBeAbleToSignAndEachSignsOnce() {
        publish(Drawing.of("signing-test")
                .raw(
                        "<userTask id=\"sign\" name=\"会签\" flowable:candidateGroups=\"acceptance.examine\"><multiInstanceLoopCharacteristics flowable:collection=\"signers\"><completionCondition>MAJORITY</completionCondition></multiInstanceLoopCharacteristics></userTask>")
                .way("start -> sign -> end"));
        var second = officers.with("handler", COUNTY, BODY);
        var third = officers.with("handler", COUNTY, BODY);
        for (var unfit : List.of(
                List.of(),
                List.of("nobody"),
                List.of(UUID.randomUUID().toString()),
                List.of(handler.id().toString(), reviewer.id().toString()))) {
            assertThatExceptionOfType(cn.zhengtong.kernel.RuleViolation.class)
                    .isThrownBy(() -> workflow.start(
                            handler,
                            "signing-test",
                            Officers.work(COUNTY),
                            Map.of("signers", unfit),
                            Officers.due(clock, 9)));
        }
        var work = Officers.work(COUNTY);
        var begun = workflow.start(
                handler,
                "signing-test",
                work,
                Map.of("signers", List.of(handler.id(), second.id(), third.id(), handler.id())),
                Officers.due(clock, 9));
        assertThat(begun.opened()).hasSize(3);
        var steps = workflow.steps("acceptance", work.number());
        assertThat(steps).extracting(StepView::assignee).containsExactly(handler.id(), second.id(), third.id());
        assertThatExceptionOfType(Refusal.StepTaken.class)
                .isThrownBy(() -> workflow.complete(second, steps.getFirst().id(), Map.of(), null));
        workflow.complete(handler, steps.getFirst().id(), Map.of("conclusion", "APPROVE"), null);
        workflow.release(third, steps.getLast().id());
        assertThatExceptionOfType(Refusal.SignedAlready.class)
                .isThrownBy(() -> workflow.complete(handler, steps.getLast().id(), Map.of(), null));
        assertThat(workflow.complete(second, steps.get(1).id(), Map.of("conclusion", "APPROVE"), null))
                .isEqualTo(new Progress(true, "APPROVE", List.of()));
        assertThat(workflow.steps("acceptance", work.number()).getLast().state())
                .isEqualTo(StepView.State.CANCELLED);
    }

    private void publish(Drawing drawing) {
        definitions.publish(Actor.PROGRAM, drawing.file(), Locale.SIMPLIFIED_CHINESE);
    }

    private UUID open(Work work, String key) {
        return workflow.openStep("acceptance", work.number(), key).orElseThrow().id();
    }
}

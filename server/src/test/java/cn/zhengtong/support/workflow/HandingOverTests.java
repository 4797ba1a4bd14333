package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// Handing over by those who may, standing in while away, and what becomes of the steps of those who leave.
@ZhengtongTest
class HandingOverTests {

    static final String COUNTY = "320105";
    static final String BODY = "320105-MARKET";

    @Autowired
    Workflow workflow;

    @Autowired
    Delegations delegations;

    @Autowired
    HandOvers handOvers;

    @Autowired
    Acts acts;

    @Autowired
    Staff staff;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private Officers officers;
    private Actor chen;
    private Actor zhou;
    private Actor supervisor;
    private LocalDate today;

    @BeforeEach
    void takeOn() {
        officers = new Officers(staff);
        chen = officers.with("handler", COUNTY, BODY, java.util.Set.of(), "刘晨");
        zhou = officers.with("handler", COUNTY, BODY, java.util.Set.of(), "周敏");
        supervisor = officers.with("supervisor", "3201", "");
        today = clock.today();
    }

    @AfterEach
    void backToNow() {
        clock.moveTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        // who hands over, who holds it before → what happens
        "holder, holder, done",
        "colleague, nobody, done",
        "colleague, holder, taken",
        "supervisor, nobody, done",
        "supervisor, holder, done",
        "supervisor elsewhere, holder, unknown",
        "handler elsewhere, nobody, unknown",
        "reviewer, nobody, unknown"
    })
    void holdersGiveAwayTheirOwnAndSupervisorsAnythingInTheirReach(String who, String before, String outcome) {
        var step = step();
        if (before.equals("holder")) {
            workflow.claim(chen, step);
        }
        var actor = switch (who) {
            case "holder" -> chen;
            case "colleague" -> officers.with("handler", COUNTY, BODY);
            case "supervisor" -> supervisor;
            case "supervisor elsewhere" -> officers.with("supervisor", "3202", "");
            case "handler elsewhere" -> officers.with("handler", "320106", "320106-MARKET");
            default -> officers.with("reviewer", COUNTY, BODY);
        };
        Runnable act = () -> workflow.handOver(actor, step, zhou.id(), "刘晨下午开会");
        switch (outcome) {
            case "done" -> {
                act.run();
                assertThat(holder(step)).isEqualTo("周敏");
                var last = acts.of(step).getFirst();
                assertThat(last.kind()).isEqualTo(Acts.Kind.HANDED_OVER);
                assertThat(last.by()).isEqualTo(actor.name());
                assertThat(last.to()).isEqualTo("周敏");
                assertThat(last.reason()).isEqualTo("刘晨下午开会");
            }
            case "taken" -> assertThatExceptionOfType(Refusal.StepTaken.class).isThrownBy(act::run);
            default -> assertThatExceptionOfType(Refusal.StepUnknown.class).isThrownBy(act::run);
        }
    }

    @Test
    void onlyWhoMayDoAStepCanBeGivenIt() {
        var step = step();
        for (var unfit : List.of(
                officers.with("reviewer", COUNTY, BODY),
                officers.with("handler", "320106", "320106-MARKET"),
                officers.with("handler", COUNTY, "320105-HEALTH"),
                supervisor)) {
            assertThatExceptionOfType(Refusal.MemberUnfit.class)
                    .isThrownBy(() -> workflow.handOver(supervisor, step, unfit.id(), "换人"));
        }
        var gone = officers.with("handler", COUNTY, BODY);
        staff.leave(Actor.PROGRAM, gone.id());
        assertThatExceptionOfType(Refusal.MemberUnfit.class)
                .isThrownBy(() -> workflow.handOver(supervisor, step, gone.id(), "换人"));
        assertThatExceptionOfType(cn.zhengtong.kernel.RuleViolation.class)
                .isThrownBy(() -> workflow.handOver(supervisor, step, UUID.randomUUID(), "换人"));
    }

    @Test
    void dutiesKeptApartHoldForHandingOverToo() {
        var work = Officers.work(COUNTY);
        var examine = workflow.open(chen, work, new OpenStep("examine", "审查", "acceptance.examine", Due.NONE));
        workflow.complete(chen, examine, Map.of(), null);
        var both = officers.with("reviewer", COUNTY, BODY);
        var review = workflow.open(chen, work, new OpenStep("review", "审核", "acceptance.review", Due.NONE));
        jdbc.update("update workflow.step set done_by = ? where id = ?", both.id(), examine);
        assertThatExceptionOfType(Refusal.DutiesSeparated.class)
                .isThrownBy(() -> workflow.handOver(supervisor, review, both.id(), "换人"));
        assertThat(handOvers.members(supervisor, review, both.name(), null, 10).rows())
                .singleElement()
                .satisfies(it -> assertThat(it.fit()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'x'"})
    void handingOverLeavesAReason(String reason) {
        var step = step();
        assertThatExceptionOfType(Refusal.ReasonMissing.class)
                .isThrownBy(() -> workflow.handOver(supervisor, step, zhou.id(), reason));
        assertThatExceptionOfType(Refusal.ReasonMissing.class)
                .isThrownBy(() -> workflow.handOver(supervisor, step, zhou.id(), "长".repeat(501)));
    }

    @Test
    void theSearchNamesThoseWhoMayDoItWithTheirLoadAndTheirAbsence() {
        var step = step();
        workflow.claim(zhou, step());
        workflow.claim(zhou, step());
        delegations.name(zhou, new Delegations.Name(chen.id(), today, today.plusDays(2), "出差学习"));
        var found = handOvers.members(supervisor, step, "周", null, 50).rows();
        assertThat(found).allMatch(it -> it.name().contains("周"));
        assertThat(found).anySatisfy(it -> {
            assertThat(it.id()).isEqualTo(zhou.id());
            assertThat(it.load()).isEqualTo(2);
            assertThat(it.away()).isEqualTo("刘晨");
            assertThat(it.body()).isEqualTo("南京市建邺区市场监督管理局");
        });
        var first = handOvers.members(supervisor, step, "", null, 1);
        var second = handOvers.members(supervisor, step, "", first.next(), 1);
        assertThat(second.rows().getFirst().id())
                .isNotEqualTo(first.rows().getFirst().id());
        assertThatExceptionOfType(Refusal.StepUnknown.class)
                .isThrownBy(() -> handOvers.members(officers.with("supervisor", "3202", ""), step, "", null, 10));
        assertThat(handOvers.members(supervisor, step, "%", null, 50).rows()).isEmpty();
    }

    @Test
    void aSubstituteDoesWhatTheAbsentMemberHoldsAndBothNamesAreShown() {
        var step = step();
        workflow.claim(chen, step);
        assertThatExceptionOfType(Refusal.StepTaken.class)
                .isThrownBy(() -> workflow.complete(zhou, step, Map.of(), null));
        delegations.name(chen, new Delegations.Name(zhou.id(), today, today, "参加培训"));
        workflow.complete(zhou, step, Map.of("conclusion", "APPROVE"), null);
        var view = workflow.steps("acceptance", number(step)).getFirst();
        assertThat(view.doneBy()).isEqualTo("周敏（代刘晨）");
        assertThat(view.doneById()).isEqualTo(zhou.id());
    }

    @Test
    void whatWasDoneInSomebodysSteadBarsBoth() {
        var work = Officers.work(COUNTY);
        var examine = workflow.open(chen, work, new OpenStep("examine", "审查", "acceptance.examine", Due.NONE));
        workflow.claim(chen, examine);
        delegations.name(chen, new Delegations.Name(zhou.id(), today, today, "参加培训"));
        workflow.complete(zhou, examine, Map.of(), null);
        var decide = workflow.open(chen, work, new OpenStep("decide", "决定", "acceptance.decide", Due.NONE));
        for (var member : List.of(chen, zhou)) {
            assertThatExceptionOfType(Refusal.DutiesSeparated.class)
                    .isThrownBy(() -> workflow.complete(deciding(member), decide, Map.of(), null));
        }
    }

    @Test
    void standingInBeginsEndsAndCanBeTakenBack() {
        var step = step();
        workflow.claim(chen, step);
        var id = delegations.name(chen, new Delegations.Name(zhou.id(), today.plusDays(1), today.plusDays(2), "参加培训"));
        assertTaken(step);
        clock.moveTo(Duration.ofDays(1));
        assertThat(delegations.standsIn(zhou.id(), chen.id())).isTrue();
        assertThat(delegations.list(zhou, null, 10).rows()).singleElement().satisfies(it -> {
            assertThat(it.given()).isFalse();
            assertThat(it.state()).isEqualTo(Delegations.State.ACTIVE);
        });
        clock.moveTo(Duration.ofDays(3));
        assertTaken(step);
        clock.moveTo(Duration.ofDays(1));
        assertThatExceptionOfType(Refusal.DelegationUnknown.class).isThrownBy(() -> delegations.revoke(zhou, id));
        delegations.revoke(chen, id);
        delegations.revoke(chen, id);
        assertTaken(step);
        assertThat(delegations.list(chen, null, 10).rows().getFirst().state()).isEqualTo(Delegations.State.REVOKED);
    }

    @Test
    void standingInWidensNobodysRights() {
        var reviewer = officers.with("reviewer", COUNTY, BODY);
        var elsewhere = officers.with("handler", "320106", "320106-MARKET");
        for (var unfit : List.of(elsewhere, chen, supervisor)) {
            assertThatExceptionOfType(Refusal.SubstituteUnfit.class)
                    .isThrownBy(() -> delegations.name(chen, new Delegations.Name(unfit.id(), today, today, "参加培训")));
        }
        // a reviewer shares the site visit with a handler, and may stand in for that only
        delegations.name(chen, new Delegations.Name(reviewer.id(), today, today, "参加培训"));
        var examine = step();
        workflow.claim(chen, examine);
        assertThatExceptionOfType(Refusal.StepUnknown.class)
                .isThrownBy(() -> workflow.complete(reviewer, examine, Map.of(), null));
        var visit =
                workflow.open(chen, Officers.work(COUNTY), new OpenStep("visit", "现场核查", "acceptance.visit", Due.NONE));
        workflow.claim(chen, visit);
        workflow.complete(reviewer, visit, Map.of(), null);
    }

    @Test
    void oneSubstituteAtATimeAndForAReasonablePeriod() {
        delegations.name(chen, new Delegations.Name(zhou.id(), today.plusDays(3), today.plusDays(5), "参加培训"));
        var other = officers.with("handler", COUNTY, BODY);
        for (var days : List.of(List.of(0, 3), List.of(5, 9), List.of(4, 4), List.of(0, 30))) {
            assertThatExceptionOfType(Refusal.DelegationOverlaps.class)
                    .isThrownBy(() -> delegations.name(
                            chen,
                            new Delegations.Name(
                                    other.id(),
                                    today.plusDays(days.getFirst()),
                                    today.plusDays(days.getLast()),
                                    "出差")));
        }
        delegations.name(chen, new Delegations.Name(other.id(), today, today.plusDays(2), "出差"));
        for (var wrong : List.of(List.of(9, 8), List.of(-5, -1), List.of(10, 500))) {
            assertThatExceptionOfType(Refusal.PeriodUnfit.class)
                    .isThrownBy(() -> delegations.name(
                            chen,
                            new Delegations.Name(
                                    other.id(),
                                    today.plusDays(wrong.getFirst()),
                                    today.plusDays(wrong.getLast()),
                                    "出差")));
        }
    }

    @Test
    void whoCouldStandInIsFoundByName() {
        var names = delegations.candidates(chen, "周敏", null, 50).rows();
        assertThat(names).anyMatch(it -> it.id().equals(zhou.id()));
        assertThat(names).noneMatch(it -> it.id().equals(chen.id()));
        assertThat(delegations
                        .candidates(officers.with("leader", "3203", ""), "周敏", null, 50)
                        .rows())
                .isEmpty();
    }

    @Test
    void theStepsOfWhoLeavesBecomeFree() {
        var step = step();
        workflow.claim(chen, step);
        delegations.name(zhou, new Delegations.Name(chen.id(), today, today, "出差"));
        staff.leave(Actor.PROGRAM, chen.id());
        await().untilAsserted(() -> assertThat(holder(step)).isNull());
        assertThat(acts.of(step).getFirst().kind()).isEqualTo(Acts.Kind.FREED);
        assertThat(delegations.standsIn(chen.id(), zhou.id())).isFalse();
        workflow.complete(zhou, step, Map.of(), null);
    }

    private void assertTaken(UUID step) {
        assertThatExceptionOfType(Refusal.StepTaken.class)
                .isThrownBy(() -> workflow.complete(zhou, step, Map.of(), null));
    }

    private static Actor deciding(Actor member) {
        var reach = member.scope().reaches("acceptance.examine").getFirst();
        var grant = new cn.zhengtong.kernel.Grant("decider", java.util.Set.of("acceptance.decide"), reach);
        return Actor.staff(member.id(), member.name(), new cn.zhengtong.kernel.Scope(List.of(grant)));
    }

    private UUID step() {
        var due = new Due(
                clock.instant().plus(Duration.ofDays(9)), clock.instant().plus(Duration.ofDays(7)));
        return workflow.open(chen, Officers.work(COUNTY), new OpenStep("examine", "审查", "acceptance.examine", due));
    }

    private String number(UUID step) {
        return jdbc.queryForObject("select number from workflow.step where id = ?", String.class, step);
    }

    private String holder(UUID step) {
        return jdbc.queryForObject("select assignee_name from workflow.step where id = ?", String.class, step);
    }
}

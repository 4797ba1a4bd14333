package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ZhengtongTest
class ReachingStepsTests {

    static final String COUNTY = "320104";
    static final String BODY = "320104-MARKET";

    @Autowired
    Workflow workflow;

    @Autowired
    Staff staff;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private Officers officers;
    private Actor handler;
    private Actor reviewer;

    @BeforeEach
    void takeOn() {
        officers = new Officers(staff);
        handler = officers.with("handler", COUNTY, BODY);
        reviewer = officers.with("reviewer", COUNTY, BODY);
    }

    @ParameterizedTest
    @CsvSource({
        // role, region, body, items → may do the examination in the body 320104-MARKET for item 000125005001
        "handler, 320104, 320104-MARKET, '', true",
        "handler, 3201, '', '', true",
        "handler, 32, '', '', true",
        "handler, 320104, 320104-MARKET, 000125005001, true",
        "handler, 320104, 320104-MARKET, 000125005002, false",
        "handler, 320105, 320105-MARKET, '', false",
        "handler, 3202, '', '', false",
        "handler, 320104, 320104-HEALTH, '', false",
        "handler, 320104001, '', '', false",
        "reviewer, 320104, 320104-MARKET, '', false",
        "decider, 320104, 320104-MARKET, '', false",
        "supervisor, 32, '', '', false",
        "leader, 32, '', '', false"
    })
    void onlyPermissionAndPlaceTogetherReachAStep(
            String role, String region, String body, String items, boolean reached) {
        var actor = officers.with(role, region, body, items.isEmpty() ? Set.of() : Set.of(items), "某人");
        var work = Officers.work(COUNTY, Officers.number(), "000125005001");
        var step = Officers.only(workflow.start(handler, "one-review", work, Map.of(), Officers.due(clock, 20)));
        if (reached) {
            workflow.claim(actor, step);
            assertThat(workflow.complete(actor, step, Map.of("conclusion", "APPROVE"), null)
                            .ended())
                    .isTrue();
        } else {
            refusedAsUnknown(() -> workflow.claim(actor, step));
            refusedAsUnknown(() -> workflow.release(actor, step));
            refusedAsUnknown(() -> workflow.complete(actor, step, Map.of(), null));
        }
        refusedAsUnknown(() -> workflow.claim(actor, UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource({
        "acceptance.examine, acceptance.review, true",
        "acceptance.review, acceptance.examine, true",
        "acceptance.examine, acceptance.decide, true",
        "acceptance.review, acceptance.decide, true",
        "acceptance.decide, acceptance.review, true",
        "acceptance.examine, acceptance.examine, false",
        "acceptance.review, acceptance.review, false",
        "acceptance.accept, acceptance.examine, false",
        "acceptance.accept, acceptance.decide, false",
        "acceptance.visit, acceptance.review, false",
        "acceptance.decide, acceptance.deliver, false"
    })
    void whoDidOneDutyMayNotDoTheOneKeptApartFromIt(String first, String second, boolean apart) {
        var everything = withAll(handler.id(), handler.name());
        var work = Officers.work(COUNTY);
        workflow.complete(everything, workflow.open(handler, work, Officers.step(first)), Map.of(), null);
        var step = workflow.open(handler, work, Officers.step(second));
        if (apart) {
            assertThatExceptionOfType(Refusal.DutiesSeparated.class)
                    .isThrownBy(() -> workflow.complete(everything, step, Map.of(), null));
            assertThatExceptionOfType(Refusal.DutiesSeparated.class).isThrownBy(() -> workflow.claim(everything, step));
            workflow.complete(withAll(reviewer.id(), reviewer.name()), step, Map.of(), null);
        } else {
            workflow.complete(everything, step, Map.of(), null);
        }
        var elsewhere = Officers.work(COUNTY);
        workflow.complete(everything, workflow.open(handler, elsewhere, Officers.step(second)), Map.of(), null);
    }

    @Test
    void whatSomebodyElseClaimedIsTaken() {
        var other = officers.with("handler", COUNTY, BODY);
        var step = workflow.open(handler, Officers.work(COUNTY), Officers.step("acceptance.examine"));
        workflow.claim(handler, step);
        workflow.claim(handler, step);
        for (Runnable act : List.<Runnable>of(
                () -> workflow.claim(other, step),
                () -> workflow.release(other, step),
                () -> workflow.complete(other, step, Map.of(), null))) {
            assertThatExceptionOfType(Refusal.StepTaken.class)
                    .isThrownBy(act::run)
                    .satisfies(it -> assertThat(it.code()).isEqualTo("workflow.taken"));
        }
        workflow.release(handler, step);
        assertThatExceptionOfType(Refusal.NotHeld.class).isThrownBy(() -> workflow.release(handler, step));
        workflow.complete(other, step, Map.of(), null);
        assertThat(jdbc.queryForList("select kind from workflow.act where step = ? order by id", String.class, step))
                .containsExactly("CLAIMED", "RELEASED");
    }

    private Actor withAll(UUID id, String name) {
        var reach = handler.scope().reaches("acceptance.examine").getFirst();
        var all = Set.of(
                "acceptance.accept",
                "acceptance.examine",
                "acceptance.visit",
                "acceptance.review",
                "acceptance.decide",
                "acceptance.deliver");
        return Actor.staff(
                id, name, new cn.zhengtong.kernel.Scope(List.of(new cn.zhengtong.kernel.Grant("all", all, reach))));
    }

    private static void refusedAsUnknown(Runnable act) {
        assertThatExceptionOfType(Refusal.StepUnknown.class).isThrownBy(act::run);
    }
}

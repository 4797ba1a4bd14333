package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class DoingStepsAtOnceTests {

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

    @Autowired
    Definitions definitions;

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
    void ofManyWhoDoTheSameStepAtOnceOneWins() throws Exception {
        var work = Officers.work(COUNTY);
        var step = Officers.only(workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 20)));
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var actor = i % 2 == 0 ? handler : officers.with("handler", COUNTY, BODY);
            all.add(() -> done(() -> workflow.complete(actor, step, Map.of("conclusion", "APPROVE"), null)));
        }
        assertThat(together(all)).filteredOn(it -> it).hasSize(1);
        assertThat(workflow.steps("acceptance", work.number()))
                .extracting(StepView::key)
                .containsExactly("examine", "review");
    }

    @Test
    void twoWhoFinishParallelWaysAtOnceMeetInTheJoin() throws Exception {
        publish(Drawing.of("parallel-test")
                .task("a", "acceptance.examine", "")
                .task("b", "acceptance.examine", "")
                .task("c", "acceptance.review", "")
                .parallel("split")
                .parallel("join")
                .way("start -> split -> a -> join -> c -> end")
                .way("split -> b -> join"));
        for (int round = 0; round < 10; round++) {
            var work = Officers.work(COUNTY);
            workflow.start(handler, "parallel-test", work, Map.of(), Officers.due(clock, 20));
            var a = open(work, "a");
            var b = open(work, "b");
            var both = together(List.of(
                    () -> done(() -> workflow.complete(handler, a, Map.of(), null)),
                    () -> done(() -> workflow.complete(handler, b, Map.of(), null))));
            assertThat(both).containsExactly(true, true);
            assertThat(workflow.complete(reviewer, open(work, "c"), Map.of("conclusion", "APPROVE"), null)
                            .ended())
                    .isTrue();
            assertThat(jdbc.queryForObject(
                            "select count(*) from workflow.step where number = ? and state = 'OPEN'",
                            Integer.class,
                            work.number()))
                    .isZero();
        }
    }

    @Test
    void nothingStaysOfAnActWhoseTransactionFails() {
        var work = Officers.work(COUNTY);
        var step = Officers.only(workflow.start(handler, "two-review", work, Map.of(), Officers.due(clock, 20)));
        transaction.executeWithoutResult(status -> {
            workflow.complete(handler, step, Map.of("conclusion", "APPROVE"), null);
            status.setRollbackOnly();
        });
        assertThat(open(work, "examine")).isEqualTo(step);
        assertThat(workflow.steps("acceptance", work.number())).hasSize(1);
    }

    private void publish(Drawing drawing) {
        definitions.publish(Actor.PROGRAM, drawing.file(), Locale.SIMPLIFIED_CHINESE);
    }

    private UUID open(Work work, String key) {
        return workflow.openStep("acceptance", work.number(), key).orElseThrow().id();
    }

    private static boolean done(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refusal.StepOver | ConcurrencyFailureException lost) {
            return false;
        }
    }

    private static List<Boolean> together(List<Callable<Boolean>> acts)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var results = new ArrayList<Boolean>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = acts.stream()
                    .map(act -> pool.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            start.countDown();
            for (var future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }
}

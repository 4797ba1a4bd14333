package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The meaning of timers and calls, without a database.
class WalkingTimersAndCallsTests extends ProcessWalk {

    @Test
    void aTimerBesideATaskAddsAWayWithoutEndingIt() {
        graphs = Drawing.graphs(withTimer(false, "<timeDuration>P3D</timeDuration>"));
        start("proc", Map.of());
        assertThat(timer().fireAt).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(fire().opened()).hasSize(1);
        assertThat(open()).containsExactly("a", "urge");
        assertThat(complete("a", Map.of("conclusion", "APPROVE")).ended()).isFalse();
        assertThat(complete("urge", Map.of()).outcome()).isEqualTo("APPROVE");
    }

    @Test
    void anInterruptingTimerTakesTheTaskAway() {
        graphs = Drawing.graphs(withTimer(true, "<timeDuration>PT8H</timeDuration>"));
        start("proc", Map.of());
        var taken = task("a");
        fire();
        assertThat(taken.state).isEqualTo(StepView.State.CANCELLED);
        assertThat(open()).containsExactly("urge");
        assertThat(complete("urge", Map.of()).ended()).isTrue();
    }

    @Test
    void aTimerEndsWithTheTaskItSitsOn() {
        graphs = Drawing.graphs(withTimer(false, "<timeDuration>P3D</timeDuration>"));
        start("proc", Map.of());
        assertThat(complete("a", Map.of()).ended()).isTrue();
        assertThat(stored).noneMatch(it -> it.state == StepView.State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"dueAt, 2026-12-21T16:00:00Z", "${yellowAt}, 2026-12-16T16:00:00Z"})
    void aTimerMayWaitForAMomentOfTheClock(String moment, Instant at) {
        graphs = Drawing.graphs(withTimer(false, "<timeDate>" + moment + "</timeDate>"));
        start("proc", Map.of());
        assertThat(timer().fireAt).isEqualTo(at);
    }

    @Test
    void anInterruptingTimerTakesAllSignersAway() {
        graphs = Drawing.graphs(Drawing.of("proc")
                .countersign("a", "ALL", "", 3)
                .task("urge")
                .timer("t", "a", true, "<timeDuration>P1D</timeDuration>")
                .way("start -> a -> end")
                .way("t -> urge -> end"));
        start("proc", Map.of());
        complete("a", Map.of("conclusion", "APPROVE"));
        fire();
        assertThat(open()).containsExactly("urge");
    }

    @Test
    void aCallRunsTheOtherProcessAndTakesItsFactsBack() {
        graphs = Drawing.graphs(
                Drawing.of("inner").task("visit").way("start -> visit -> end"),
                Drawing.of("proc")
                        .task("a")
                        .task("b")
                        .call("call", "inner")
                        .exclusive("g", "usual")
                        .way("start -> a -> call -> g")
                        .flow("usual", "g", "end", "")
                        .flow("bad", "g", "b", "passed == false")
                        .way("b -> end"));
        start("proc", Map.of());
        assertThat(complete("a", Map.of("asked", "yes")).opened()).hasSize(1);
        assertThat(open()).containsExactly("visit");
        complete("visit", Map.of("passed", false));
        assertThat(open()).containsExactly("b");
        assertThat(complete("b", Map.of("conclusion", "REJECT"))).isEqualTo(new Progress(true, "REJECT", List.of()));
    }

    @Test
    void aCalledProcessThatEndsAtOnceIsPassedThrough() {
        graphs = Drawing.graphs(
                Drawing.of("empty").way("start -> end"),
                Drawing.of("proc").call("call", "empty").way("start -> call -> end"));
        assertThat(start("proc", Map.of()).ended()).isTrue();
        assertThat(stored).noneMatch(it -> it.state == StepView.State.OPEN);
    }

    @Test
    void anInterruptingTimerEndsAllThatACallHasOpened() {
        graphs = Drawing.graphs(
                Drawing.of("inner")
                        .task("x")
                        .task("y")
                        .parallel("split")
                        .way("start -> split -> x -> end")
                        .way("split -> y -> end"),
                Drawing.of("middle").call("deeper", "inner").way("start -> deeper -> end"),
                Drawing.of("proc")
                        .call("call", "middle")
                        .task("urge")
                        .timer("t", "call", true, "<timeDuration>P1D</timeDuration>")
                        .way("start -> call -> end")
                        .way("t -> urge -> end"));
        start("proc", Map.of());
        assertThat(open()).containsExactly("x", "y");
        fire();
        assertThat(open()).containsExactly("urge");
        assertThat(complete("urge", Map.of()).ended()).isTrue();
        assertThat(stored).noneMatch(it -> it.state == StepView.State.OPEN);
    }

    @Test
    void processesThatCallEachOtherAreStopped() {
        graphs = new Run.Graphs() {
            final Graph graph = Drawing.of("self")
                    .call("call", "self")
                    .way("start -> call -> end")
                    .graph(1);

            @Override
            public Graph newest(String key) {
                return graph;
            }

            @Override
            public Graph version(String key, int version) {
                return graph;
            }
        };
        assertThatExceptionOfType(Refusal.CallsTooDeep.class).isThrownBy(() -> start("self", Map.of()));
    }

    @Test
    void closingEndsAllThatIsOpen() {
        graphs = Drawing.graphs(withTimer(false, "<timeDuration>P3D</timeDuration>"));
        start("proc", Map.of());
        var run = run();
        run.cancel(SOMEBODY, "撤回");
        assertThat(run.ended()).hasSize(3).allMatch(it -> it.state == StepView.State.CANCELLED);
    }
}

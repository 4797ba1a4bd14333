package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The meaning of each element, without a database.
class WalkingProcessesTests extends ProcessWalk {

    @Test
    void aProcessWithoutTasksEndsAtOnceWithTheConclusionItWasGiven() {
        graphs = Drawing.graphs(Drawing.of("proc").way("start -> end"));
        var progress = start("proc", Map.of("conclusion", "APPROVE"));
        assertThat(progress).isEqualTo(new Progress(true, "APPROVE", List.of()));
        assertThat(stored).allMatch(it -> it.state == StepView.State.DONE);
    }

    @Test
    void aTaskWaitsForSomebodyAndThenTheProcessGoesOn() {
        graphs = Drawing.graphs(Drawing.of("proc").task("a").task("b").way("start -> a -> b -> end"));
        assertThat(start("proc", Map.of()).opened()).hasSize(1);
        assertThat(open()).containsExactly("a");
        assertThat(task("a").permission).isEqualTo("acceptance.a");
        assertThat(task("a").due).isEqualTo(DUE);
        assertThat(task("a").assignee).isNull();
        var first = complete("a", Map.of("conclusion", "APPROVE"));
        assertThat(first.ended()).isFalse();
        assertThat(first.opened()).containsExactly(task("b").id);
        assertThat(complete("b", Map.of("conclusion", "REJECT"))).isEqualTo(new Progress(true, "REJECT", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, small, end", "RETURN, small, a", "APPROVE, large, c", "RETURN, large, a", "'', '', end"})
    void anExclusiveGatewayTakesTheFirstConditionThatHoldsElseTheDefault(String conclusion, String size, String next) {
        graphs = Drawing.graphs(Drawing.of("proc")
                .task("a")
                .task("c")
                .exclusive("g", "usual")
                .way("start -> a -> g")
                .flow("usual", "g", "end", "")
                .flow("back", "g", "a", "conclusion == 'RETURN'")
                .flow("more", "g", "c", "size == 'large'")
                .way("c -> end"));
        start("proc", Map.of("size", size));
        var progress = complete("a", Map.of("conclusion", conclusion));
        assertThat(progress.ended()).isEqualTo(next.equals("end"));
        assertThat(open()).isEqualTo(next.equals("end") ? List.of() : List.of(next));
    }

    @Test
    void whatComesBackIsANewStepAndTheLastWordCounts() {
        graphs = Drawing.graphs(Drawing.of("proc")
                .task("examine")
                .task("review")
                .exclusive("g", "usual")
                .way("start -> examine -> review -> g")
                .flow("usual", "g", "end", "")
                .flow("back", "g", "examine", "conclusion == 'RETURN'"));
        start("proc", Map.of());
        var first = task("examine").id;
        complete("examine", Map.of("conclusion", "APPROVE"));
        complete("review", Map.of("conclusion", "RETURN"));
        assertThat(task("examine").id).isNotEqualTo(first);
        complete("examine", Map.of("conclusion", "REJECT"));
        assertThat(complete("review", Map.of("conclusion", "APPROVE")))
                .isEqualTo(new Progress(true, "APPROVE", List.of()));
        assertThat(stored.stream().filter(it -> it.kind == Step.Kind.TASK)).hasSize(4);
    }

    @Test
    void aParallelSplitOpensAllWaysAndTheJoinWaitsForAllOfThem() {
        graphs = Drawing.graphs(Drawing.of("proc")
                .task("a")
                .task("b")
                .task("c")
                .task("d")
                .parallel("split")
                .parallel("join")
                .way("start -> split -> a -> join -> d -> end")
                .way("split -> b -> join")
                .way("split -> c -> join"));
        assertThat(start("proc", Map.of()).opened()).hasSize(3);
        assertThat(open()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(complete("b", Map.of()).opened()).isEmpty();
        assertThat(complete("a", Map.of()).opened()).isEmpty();
        assertThat(stored.stream().filter(it -> it.isOpen(Step.Kind.JOIN))).hasSize(2);
        assertThat(complete("c", Map.of()).opened()).hasSize(1);
        assertThat(open()).containsExactly("d");
        assertThat(stored).noneMatch(it -> it.isOpen(Step.Kind.JOIN));
        assertThat(complete("d", Map.of()).ended()).isTrue();
    }

    @Test
    void withoutAJoinTheProcessEndsWithItsLastToken() {
        graphs = Drawing.graphs(Drawing.of("proc")
                .task("a")
                .task("b")
                .parallel("split")
                .way("start -> split -> a -> end")
                .way("split -> b -> end"));
        start("proc", Map.of());
        assertThat(complete("a", Map.of("conclusion", "APPROVE")).ended()).isFalse();
        assertThat(complete("b", Map.of()).ended()).isTrue();
    }

    @Test
    void countersigningByAllWaitsForEverybody() {
        graphs = Drawing.graphs(
                Drawing.of("proc").countersign("sign", "ALL", "", 3).way("start -> sign -> end"));
        start("proc", Map.of());
        assertThat(open()).containsExactly("sign", "sign", "sign");
        assertThat(complete("sign", Map.of("conclusion", "APPROVE")).ended()).isFalse();
        assertThat(complete("sign", Map.of("conclusion", "REJECT")).ended()).isFalse();
        assertThat(complete("sign", Map.of("conclusion", "APPROVE")))
                .isEqualTo(new Progress(true, "REJECT", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "3, APPROVE APPROVE, APPROVE",
        "3, REJECT REJECT, REJECT",
        "3, APPROVE REJECT APPROVE, APPROVE",
        "4, APPROVE REJECT APPROVE REJECT, REJECT",
        "4, APPROVE APPROVE REJECT APPROVE, APPROVE",
        "5, APPROVE RETURN REJECT APPROVE RETURN, REJECT"
    })
    void countersigningByMajorityIsDecidedAsSoonAsMoreThanHalfAgree(int signers, String votes, String conclusion) {
        graphs = Drawing.graphs(
                Drawing.of("proc").countersign("sign", "MAJORITY", "", signers).way("start -> sign -> end"));
        start("proc", Map.of());
        Progress last = null;
        for (var vote : votes.split(" ")) {
            assertThat(last == null || !last.ended()).isTrue();
            last = complete("sign", Map.of("conclusion", vote));
        }
        assertThat(last).isEqualTo(new Progress(true, conclusion, List.of()));
        assertThat(open()).isEmpty();
    }

    @Test
    void countersignersAreThoseThatAFactNames() {
        graphs = Drawing.graphs(
                Drawing.of("proc").countersign("sign", "ALL", "signers", 0).way("start -> sign -> end"));
        start("proc", Map.of("signers", List.of("甲", "乙")));
        assertThat(stored.stream().filter(it -> it.isOpen(Step.Kind.TASK)).map(it -> it.assignee.name()))
                .containsExactly("甲", "乙");
    }

    @Test
    void theDrawingIsLitByWhatHappened() {
        graphs = Drawing.graphs(Drawing.of("proc")
                .task("examine")
                .task("review")
                .task("extra")
                .exclusive("g", "usual")
                .way("start -> examine -> review -> g")
                .flow("usual", "g", "end", "")
                .flow("more", "g", "extra", "size == 'large'")
                .flow("back", "g", "examine", "conclusion == 'RETURN'")
                .way("extra -> end"));
        start("proc", Map.of());
        assertThat(lit()).isEqualTo("start DONE, examine NOW, review AHEAD, g AHEAD, extra AHEAD, end AHEAD");
        complete("examine", Map.of());
        assertThat(lit()).isEqualTo("start DONE, examine DONE, review NOW, g AHEAD, extra AHEAD, end AHEAD");
        complete("review", Map.of("conclusion", "RETURN"));
        assertThat(lit()).isEqualTo("start DONE, examine NOW, review AHEAD, g AHEAD, extra AHEAD, end AHEAD");
        complete("examine", Map.of());
        complete("review", Map.of("conclusion", "APPROVE"));
        assertThat(lit()).isEqualTo("start DONE, examine DONE, review DONE, g DONE, extra SKIPPED, end DONE");
        var diagram = new WorkDiagram(stored, graphs).drawn();
        assertThat(diagram.nodes().get(1).who()).isEqualTo("王一宁");
        assertThat(diagram.edges())
                .contains(new Diagram.Edge("g", "examine", null, true), new Diagram.Edge("g", "end", null, false));
    }

    @Test
    void stepsBeforeAndAfterAProcessStandInOnePicture() {
        graphs = Drawing.graphs(Drawing.of("proc").task("review").way("start -> review -> end"));
        single("accept", true);
        start("proc", Map.of());
        complete("review", Map.of());
        single("decide", false);
        var diagram = new WorkDiagram(stored, graphs).drawn();
        assertThat(lit()).isEqualTo("accept DONE, review DONE, decide NOW");
        assertThat(diagram.edges().stream().map(it -> it.from() + ">" + it.to()))
                .containsExactly("accept>review", "review>decide");
    }
}

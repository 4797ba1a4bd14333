package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.workflow.Step.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Walks processes in memory: what one act stores, the next one finds.
abstract class ProcessWalk {

    static final Work WORK = new Work(
            "acceptance",
            "730518462",
            new Place(new RegionCode("320102"), new OrganisationCode("320102-MARKET")),
            "食品经营许可",
            "食品经营许可",
            null,
            "/desk/acceptance/cases/730518462");
    static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    static final Due DUE = new Due(Instant.parse("2026-12-21T16:00:00Z"), Instant.parse("2026-12-16T16:00:00Z"));
    static final Holder SOMEBODY = new Holder(UUID.randomUUID(), "王一宁");

    /// What is stored between the acts.
    final List<Step> stored = new ArrayList<>();

    final AtomicLong ids = new AtomicLong();
    Instant now = START;
    Run.Graphs graphs = Drawing.graphs();

    Drawing withTimer(boolean interrupting, String time) {
        return Drawing.of("proc")
                .task("a")
                .task("urge")
                .timer("t", "a", interrupting, time)
                .way("start -> a -> end")
                .way("t -> urge -> end");
    }

    void single(String key, boolean done) {
        var step = new Step(new UUID(0, ids.incrementAndGet()), Step.Kind.TASK, key, key, WORK, now);
        step.permission = "acceptance." + key;
        if (done) {
            step.end(StepView.State.DONE, new Step.Ending(now, 1, SOMEBODY, null, null));
        }
        stored.add(step);
    }

    String lit() {
        return String.join(
                ", ",
                new WorkDiagram(stored, graphs)
                        .drawn().nodes().stream()
                                .map(it -> it.key() + " " + it.state())
                                .toList());
    }

    Run run() {
        Run.Signers signers = (node, work, facts) -> ((List<?>) facts.get("signers"))
                .stream()
                        .map(it -> new Holder(UUID.randomUUID(), String.valueOf(it)))
                        .toList();
        return new Run(graphs, signers, () -> new UUID(0, ids.incrementAndGet()), now, stored);
    }

    Progress start(String key, Map<String, Object> facts) {
        var run = run();
        var progress = run.start(key, WORK, facts, DUE);
        stored.addAll(run.opened());
        return progress;
    }

    Progress complete(String key, Map<String, Object> facts) {
        var run = run();
        var progress = run.complete(task(key), SOMEBODY, null, facts, null);
        stored.addAll(run.opened());
        return progress;
    }

    Progress fire() {
        now = START.plus(Duration.ofDays(3));
        var run = run();
        var progress = run.fire(timer());
        stored.addAll(run.opened());
        return progress;
    }

    Step task(String key) {
        return stored.stream()
                .filter(it -> it.isOpen(Step.Kind.TASK) && it.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    Step timer() {
        return stored.stream()
                .filter(it -> it.isOpen(Step.Kind.TIMER))
                .findFirst()
                .orElseThrow();
    }

    List<String> open() {
        return stored.stream()
                .filter(it -> it.isOpen(Step.Kind.TASK))
                .map(it -> it.key)
                .toList();
    }
}

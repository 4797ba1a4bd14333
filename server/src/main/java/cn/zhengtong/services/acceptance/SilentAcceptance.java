package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.workflow.Due;
import cn.zhengtong.support.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Nobody answered within five working days: accepted from the day of receipt (行政许可法 §32(4)), and a
/// supervisor is told.
@Component
class SilentAcceptance {

    private final CaseCourse course;
    private final CasePapers papers;
    private final CaseMessages messages;
    private final CaseHistory history;
    private final Workflow workflow;

    SilentAcceptance(
            CaseCourse course, CasePapers papers, CaseMessages messages, CaseHistory history, Workflow workflow) {
        this.course = course;
        this.papers = papers;
        this.messages = messages;
        this.history = history;
        this.workflow = workflow;
    }

    void accept(ServiceCase it, ItemContent content, Instant at) {
        var received = it.facts.containsKey("supplementedAt")
                ? Instant.parse(String.valueOf(it.facts.get("supplementedAt")))
                : it.origin.submittedAt();
        workflow.close(Actor.PROGRAM, "acceptance", it.number().value(), "deemed-accepted");
        var due = course.accepted(Actor.PROGRAM, it, content, received, true).dueAt();
        var paper = papers.issue(
                Actor.PROGRAM,
                it,
                "acceptance-notice",
                Map.of("dueDate", CasePapers.day(due), "reasons", "逾期未告知，自收到申请材料之日起即为受理"));
        history.add(Actor.PROGRAM, it, "deemed-accepted", Map.of("due", due.toString()), null, paper.id());
        messages.tell(it, "deemed-accepted", CasePapers.day(due));
        course.open(Actor.PROGRAM, it, "supervise", CaseAccess.SUPERVISE, new Due(null, null));
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Ends of a case without decision: withdrawn by the applicant, or terminated.
@Component
class EndingActions {

    private final CaseCourse course;
    private final CasePapers papers;
    private final CaseMessages messages;
    private final CaseHistory history;

    EndingActions(CaseCourse course, CasePapers papers, CaseMessages messages, CaseHistory history) {
        this.course = course;
        this.papers = papers;
        this.messages = messages;
        this.history = history;
    }

    /// 撤回申请: the applicant may until the decision is made.
    void withdraw(Actor actor, ServiceCase it, String reasons, Instant at) {
        it.become(CaseStatus.WITHDRAWN, at);
        var paper = papers.issue(officer(actor), it, "withdrawal-confirmation", Map.of());
        history.add(actor, it, "withdrawn", Map.of(), reasons, paper.id());
        messages.tell(it, "withdrawn");
        course.closed(actor, it, at, null);
    }

    /// 终止: nothing came within the time for supplements, or there is no applicant any more.
    void terminate(Actor actor, ServiceCase it, String ground, String reasons, Instant at) {
        it.become(CaseStatus.TERMINATED, at);
        var paper = papers.issue(officer(actor), it, "termination-notice", Map.of("reasons", reasons));
        history.add(actor, it, "terminated", Map.of("ground", ground), reasons, paper.id());
        messages.tell(it, "terminated");
        course.closed(actor, it, at, null);
    }

    /// The paper is the body's, also where the applicant's own act or a timer brought it about.
    private static Actor officer(Actor actor) {
        return actor.isStaff() ? actor : Actor.PROGRAM;
    }

    static boolean isUndecided(ServiceCase it) {
        return !it.status().isEnd() && !it.status().isDecided();
    }

    @Configuration(proxyBeanMethods = false)
    static class Acts {

        @Bean
        CaseAction withdrawalAct(EndingActions endings) {
            return SimpleAction.of(
                            "withdrawal",
                            Set.of(),
                            act -> isUndecided(act.it()) && act.may(CaseAccess.RECEIVE),
                            (act, input) -> {
                                var reasons = input.text("reasons");
                                input.check();
                                endings.withdraw(act.actor(), act.it(), reasons, act.at());
                            })
                    .asking(act -> List.of(ActionField.of("reasons", "textarea", true)))
                    .dangerous();
        }

        @Bean
        CaseAction terminationAct(EndingActions endings) {
            return SimpleAction.of(
                            "termination",
                            Set.of(),
                            act -> act.it().status().canBecome(CaseStatus.TERMINATED) && act.may(CaseAccess.DECIDE),
                            (act, input) -> {
                                var ground = input.choice(
                                        "terminationGround", List.of("APPLICANT_GONE", "NO_LONGER_POSSIBLE"));
                                var reasons = input.text("reasons");
                                input.check();
                                endings.terminate(act.actor(), act.it(), ground, reasons, act.at());
                            })
                    .asking(act -> List.of(
                            SimpleAction.choices("terminationGround", "APPLICANT_GONE", "NO_LONGER_POSSIBLE"),
                            ActionField.of("reasons", "textarea", true)))
                    .dangerous();
        }
    }
}

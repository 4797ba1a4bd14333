package cn.zhengtong.services.acceptance;

import cn.zhengtong.support.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// The decision 决定 and its delivery 送达.
@Component
class DecisionActions {

    private static final String GRANT = "GRANT";
    private static final String DENY = "DENY";
    private static final String RETURN = "RETURN";

    private final CaseCourse course;
    private final CaseClocks clocks;
    private final CasePapers papers;
    private final CaseLicences licences;
    private final CaseMessages messages;
    private final CaseHistory history;
    private final CaseTally tally;
    private final Workflow workflow;
    private final ApplicationEventPublisher events;

    DecisionActions(
            CaseCourse course,
            CaseClocks clocks,
            CasePapers papers,
            CaseLicences licences,
            CaseMessages messages,
            CaseHistory history,
            CaseTally tally,
            Workflow workflow,
            ApplicationEventPublisher events) {
        this.course = course;
        this.clocks = clocks;
        this.papers = papers;
        this.licences = licences;
        this.messages = messages;
        this.history = history;
        this.tally = tally;
        this.workflow = workflow;
        this.events = events;
    }

    void decide(Act act, ActionInput input) {
        var result = input.choice("result", List.of(GRANT, DENY, RETURN));
        var reasons = result.equals(GRANT) ? input.optional("reasons") : input.text("reasons");
        input.check();
        var it = act.it();
        workflow.complete(act.actor(), act.openStep().id(), Map.of("result", result), reasons);
        if (result.equals(RETURN)) {
            history.add(act.actor(), it, "sent-back", Map.of(), reasons, null);
            course.reviewAgain(act.actor(), it, act.content(), act.at());
            return;
        }
        decided(act, result.equals(GRANT), reasons);
    }

    /// 即办件: accepted and decided in one act.
    void decideOnTheSpot(Act act, ActionInput input) {
        var result = input.choice("result", List.of(GRANT, DENY));
        var reasons = result.equals(GRANT) ? input.optional("reasons") : input.text("reasons");
        input.check();
        var it = act.it();
        if (result.equals(GRANT)) {
            var wanting = IntakeActions.wanting(act);
            if (!wanting.isEmpty()) {
                throw new MaterialsMissing(it.number(), wanting);
            }
        }
        workflow.complete(act.actor(), act.openStep().id(), Map.of("result", result), reasons);
        it.accept(act.at(), false);
        clocks.review(it, act.at(), act.content());
        tally.count(it, CaseTally.ACCEPTED, act.at());
        history.add(act.actor(), it, "accepted", Map.of("due", String.valueOf(it.dueAt)));
        it.become(CaseStatus.TO_DECIDE, act.at());
        decided(act, result.equals(GRANT), reasons);
    }

    private void decided(Act act, boolean granted, String reasons) {
        var it = act.it();
        it.decide(granted, act.at());
        var delivery = clocks.delivery(it, act.at());
        tally.count(it, granted ? CaseTally.GRANTED : CaseTally.DENIED, act.at());
        var fields = new HashMap<String, String>();
        fields.put("reasons", reasons);
        if (granted) {
            licences.issue(act).ifPresent(licence -> {
                it.licence = licence.id();
                fields.put("licenceNumber", licence.licenceNumber());
                fields.put("validFrom", licence.validFrom().toString());
                var until = licence.validTo();
                fields.put("validTo", until == null ? "长期" : until.toString());
            });
        }
        var paper = papers.issue(act.actor(), it, granted ? "grant-decision" : "denial-decision", fields);
        var details = Map.of("deliverBy", delivery.dueAt().toString());
        history.add(act.actor(), it, granted ? "granted" : "denied", details, reasons, paper.id());
        messages.tell(it, granted ? "granted" : "denied");
        events.publishEvent(
                new CaseDecided(it.number(), it.origin.taskCode().value(), it.origin.region(), act.at(), granted));
        if ("ELECTRONIC".equals(it.facts.get("delivery"))) {
            delivered(act, "ELECTRONIC", "");
        } else {
            course.open(act.actor(), it, "deliver", CaseAccess.DELIVER, CaseCourse.due(delivery));
        }
    }

    void deliver(Act act, ActionInput input) {
        var how = input.choice("how", List.of("WINDOW", "COURIER", "ELECTRONIC"));
        var receiver = input.optional("receiver");
        if (!how.equals("ELECTRONIC") && receiver.isEmpty()) {
            input.fault("receiver", "needed");
        }
        input.check();
        workflow.complete(act.actor(), act.openStep().id(), Map.of(), how);
        if (how.equals("WINDOW")) {
            act.it().visits++;
        }
        delivered(act, how, receiver);
    }

    /// 送达, §44: within ten working days of the decision.
    private void delivered(Act act, String how, String receiver) {
        var it = act.it();
        it.deliver(act.at());
        papers.serve(act.actor(), it, act.at(), how);
        var fields = Map.of("deliveredHow", how, "place", receiver);
        var paper = how.equals("ELECTRONIC") ? null : papers.issue(act.actor(), it, "service-record", fields);
        history.add(act.actor(), it, "delivered", Map.of("how", how), receiver, paper == null ? null : paper.id());
        messages.tell(it, "delivered", how);
        course.closed(act.actor(), it, act.at(), act.actor().id());
    }

    @Configuration(proxyBeanMethods = false)
    static class Acts {

        @Bean
        CaseAction decisionAct(DecisionActions decisions) {
            return SimpleAction.of(
                            "decision",
                            Set.of(CaseAccess.DECIDE),
                            act -> act.it().status() == CaseStatus.TO_DECIDE && ReviewActions.mayStep(act),
                            decisions::decide)
                    .asking(act -> List.of(
                            SimpleAction.choices("result", GRANT, DENY, RETURN),
                            ActionField.of("reasons", "textarea", false)))
                    .saying(act -> List.of(String.valueOf(act.it().facts.getOrDefault("proposal", "APPROVE"))));
        }

        @Bean
        CaseAction onTheSpotAct(DecisionActions decisions) {
            return SimpleAction.of(
                            "on-the-spot",
                            Set.of(CaseAccess.INSTANT),
                            act -> act.it().status() == CaseStatus.SUBMITTED && ReviewActions.mayStep(act),
                            decisions::decideOnTheSpot)
                    .asking(act -> List.of(
                            SimpleAction.choices("result", GRANT, DENY), ActionField.of("reasons", "textarea", false)));
        }

        @Bean
        CaseAction deliveryAct(DecisionActions decisions) {
            return SimpleAction.of(
                            "delivery",
                            Set.of(CaseAccess.DELIVER),
                            act -> act.it().status().isDecided() && act.step() != null && act.may(CaseAccess.DELIVER),
                            decisions::deliver)
                    .asking(act -> List.of(
                            SimpleAction.choices("how", "WINDOW", "COURIER", "ELECTRONIC"),
                            ActionField.of("receiver", "text", false)));
        }
    }
}

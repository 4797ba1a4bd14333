package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.staff.Colleagues;
import cn.zhengtong.support.workflow.StepView;
import cn.zhengtong.support.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// The review 审查: opinions, the visit on site by two officers, supervision of what is late.
@Component
class ReviewActions {

    private static final Set<String> REVIEWS = Set.of(CaseAccess.EXAMINE, CaseAccess.REVIEW);

    private final Workflow workflow;
    private final CaseCourse course;
    private final CaseHistory history;
    private final CaseMessages messages;
    private final Colleagues colleagues;

    ReviewActions(
            Workflow workflow, CaseCourse course, CaseHistory history, CaseMessages messages, Colleagues colleagues) {
        this.workflow = workflow;
        this.course = course;
        this.history = history;
        this.messages = messages;
        this.colleagues = colleagues;
    }

    /// The step is open for this officer and the clock runs.
    static boolean mayStep(Act act) {
        return act.step() != null && act.may(act.openStep().permission()) && !isSuspended(act.it());
    }

    static boolean isSuspended(ServiceCase it) {
        return it.facts.containsKey("suspended");
    }

    static boolean isUnderReview(Act act) {
        return act.it().status() == CaseStatus.IN_REVIEW || act.it().status() == CaseStatus.TO_DECIDE;
    }

    void review(Act act, ActionInput input) {
        var it = act.it();
        var opinion = input.text("opinion");
        var conclusion = input.choice("conclusion", conclusions(act));
        input.check();
        var step = act.openStep();
        var progress = workflow.complete(act.actor(), step.id(), Map.of("conclusion", conclusion), opinion);
        history.add(act.actor(), it, "reviewed", Map.of("step", step.name(), "conclusion", conclusion), opinion, null);
        course.follow(act.actor(), it, progress);
    }

    /// Nothing to send back to before the first review.
    private List<String> conclusions(Act act) {
        var earlier = workflow.steps("acceptance", act.it().number().value()).stream()
                .anyMatch(it -> it.state() == StepView.State.DONE && REVIEWS.contains(it.permission()));
        return earlier ? List.of("APPROVE", "RETURN", "REJECT") : List.of("APPROVE", "REJECT");
    }

    /// 现场核查: two officers at least (行政许可法 §34); it runs inside the limit, the clock goes on (§45 does not
    /// name it).
    void visit(Act act, ActionInput input) {
        var it = act.it();
        var officers = input.members("officers");
        var visitedAt = input.time("visitedAt");
        var finding = input.text("finding");
        var result = input.choice("result", List.of("APPROVE", "REJECT"));
        var allowed =
                visitors(act).stream().collect(Collectors.toMap(ActionField.Option::value, ActionField.Option::label));
        if (officers.size() < 2) {
            input.fault("officers", "two-officers");
        }
        if (!officers.stream().map(UUID::toString).allMatch(allowed::containsKey)) {
            input.fault("officers", "not-offered");
        }
        if (visitedAt.isAfter(act.at())) {
            input.fault("visitedAt", "in-future");
        }
        input.check();
        var names = officers.stream()
                .map(officer -> allowed.get(officer.toString()))
                .collect(Collectors.joining("、"));
        var progress = workflow.complete(act.actor(), act.openStep().id(), Map.of("conclusion", result), finding);
        history.add(
                act.actor(),
                it,
                "visited",
                Map.of("officers", names, "visitedAt", visitedAt.toString(), "conclusion", result),
                finding,
                null);
        course.follow(act.actor(), it, progress);
    }

    private List<ActionField.Option> visitors(Act act) {
        var wanted = List.of(Colleagues.Held.at(CaseAccess.VISIT, act.it().place()));
        return colleagues.holdingAny(wanted, "", null, 100).rows().stream()
                .map(it -> new ActionField.Option(it.id().toString(), it.name()))
                .toList();
    }

    /// 督办: the supervisor says what has to be done about an overdue case.
    void supervise(Act act, ActionInput input) {
        var text = input.text("instruction");
        input.check();
        workflow.complete(act.actor(), act.openStep().id(), Map.of(), text);
        history.add(act.actor(), act.it(), "supervised", Map.of(), text, null);
    }

    /// 告知利害关系人, §36.
    void tellThirdParties(Act act, ActionInput input, CasePapers papers) {
        var parties = input.lines("thirdParties");
        var reasons = input.text("reasons");
        input.check();
        var paper = papers.issue(
                act.actor(),
                act.it(),
                "third-party-notice",
                Map.of("missing", String.join("\n", parties), "reasons", reasons));
        history.add(
                act.actor(),
                act.it(),
                "third-parties-told",
                Map.of("count", String.valueOf(parties.size())),
                String.join("\n", parties) + "\n" + reasons,
                paper.id());
    }

    /// The case is under review, this officer takes part in it.
    static boolean takesPart(Act act) {
        return isUnderReview(act)
                && (act.may(CaseAccess.EXAMINE) || act.may(CaseAccess.REVIEW) || act.may(CaseAccess.DECIDE));
    }

    @Configuration(proxyBeanMethods = false)
    static class Acts {

        @Bean
        CaseAction reviewAct(ReviewActions reviews) {
            return SimpleAction.of(
                            "review",
                            REVIEWS,
                            act -> act.it().status() == CaseStatus.IN_REVIEW && mayStep(act),
                            reviews::review)
                    .asking(act -> List.of(
                            SimpleAction.choices(
                                    "conclusion", reviews.conclusions(act).toArray(String[]::new)),
                            ActionField.of("opinion", "textarea", true)))
                    .saying(act -> List.of(act.openStep().name()));
        }

        @Bean
        CaseAction siteVisitAct(ReviewActions reviews) {
            return SimpleAction.of(
                            "site-visit",
                            Set.of(CaseAccess.VISIT),
                            act -> act.it().status() == CaseStatus.IN_REVIEW && mayStep(act),
                            reviews::visit)
                    .asking(act -> List.of(
                            new ActionField("officers", "officers", "members", reviews.visitors(act), true, ""),
                            ActionField.of("visitedAt", "datetime", true),
                            SimpleAction.choices("result", "APPROVE", "REJECT"),
                            ActionField.of("finding", "textarea", true)));
        }

        @Bean
        CaseAction supervisionAct(ReviewActions reviews) {
            return SimpleAction.of(
                            "supervision",
                            Set.of(CaseAccess.SUPERVISE),
                            act -> act.step() != null && act.may(CaseAccess.SUPERVISE),
                            reviews::supervise)
                    .asking(act -> List.of(ActionField.of("instruction", "textarea", true)));
        }

        @Bean
        CaseAction thirdPartyNoticeAct(ReviewActions reviews, CasePapers papers) {
            return SimpleAction.of(
                            "third-party-notice",
                            Set.of(),
                            ReviewActions::takesPart,
                            (act, input) -> reviews.tellThirdParties(act, input, papers))
                    .asking(act -> List.of(
                            ActionField.of("thirdParties", "lines", true),
                            ActionField.of("reasons", "textarea", true)));
        }
    }

    /// The clock stands still or the case is past it.
    static class ClockStandsStill extends RuleViolation {
        ClockStandsStill(CaseNumber number) {
            super("acceptance.clock-stands-still", Kind.REFUSED, "Case " + number.value() + " is suspended");
        }
    }
}

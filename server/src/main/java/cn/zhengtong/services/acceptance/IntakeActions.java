package cn.zhengtong.services.acceptance;

import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Answers to a submission within five working days (行政许可法 §32): accept, ask once for everything that is
/// missing, refuse,
/// say that no permit is needed, correct on the spot.
@Component
class IntakeActions {

    private final CaseCourse course;
    private final CaseClocks clocks;
    private final CasePapers papers;
    private final CaseMessages messages;
    private final CaseHistory history;
    private final Workflow workflow;

    IntakeActions(
            CaseCourse course,
            CaseClocks clocks,
            CasePapers papers,
            CaseMessages messages,
            CaseHistory history,
            Workflow workflow) {
        this.course = course;
        this.clocks = clocks;
        this.papers = papers;
        this.messages = messages;
        this.history = history;
        this.workflow = workflow;
    }

    private static boolean waits(Act act) {
        return act.it().status() == CaseStatus.SUBMITTED
                && act.step() != null
                && act.may(act.openStep().permission());
    }

    /// 受理: complete means that it must be accepted, §32(5).
    void accept(Act act) {
        var it = act.it();
        var wanting = wanting(act);
        if (!wanting.isEmpty()) {
            throw new MaterialsMissing(it.number(), wanting);
        }
        workflow.complete(act.actor(), act.openStep().id(), Map.of(), null);
        var committed = course.accepted(act.actor(), it, act.content(), act.at(), false);
        var statutory = clocks.require(it, CaseClocks.STATUTORY);
        var paper = papers.issue(
                act.actor(),
                it,
                "acceptance-notice",
                Map.of("dueDate", CasePapers.day(committed.dueAt()), "limitText", CasePapers.day(statutory.dueAt())));
        history.add(act.actor(), it, "accepted", Map.of("due", committed.dueAt().toString()), null, paper.id());
        messages.tell(it, "accepted", CasePapers.day(committed.dueAt()));
    }

    /// 一次性告知: everything that is missing, at once; asking a second time needs a reason and is counted.
    void askForSupplement(Act act, ActionInput input) {
        var it = act.it();
        var lines = input.lines("missing");
        var again = it.supplements > 0 ? input.text("secondReason") : "";
        input.check();
        it.become(CaseStatus.SUPPLEMENT_PENDING, act.at());
        it.supplements++;
        it.facts.put("missing", lines);
        workflow.complete(act.actor(), act.openStep().id(), Map.of(), null);
        var until = clocks.supplement(it, act.at());
        var paper = papers.issue(
                act.actor(),
                it,
                "supplement-notice",
                Map.of(
                        "missing",
                        String.join("\n", lines),
                        "dueDate",
                        CasePapers.day(until.dueAt()),
                        "reasons",
                        again));
        var details = new HashMap<>(Map.of(
                "count", String.valueOf(lines.size()), "until", until.dueAt().toString()));
        if (it.supplements > 1) {
            details.put("second", "true");
        }
        history.add(act.actor(), it, "supplement-asked", details, String.join("\n", lines), paper.id());
        messages.tell(it, "supplement", String.valueOf(lines.size()), CasePapers.day(until.dueAt()));
    }

    /// 不予受理: not within this body's power (say which body's) or not to be granted to this applicant; reasons
    /// and remedies
    /// in writing, §32(2), §38.
    void refuse(Act act, ActionInput input) {
        var ground = input.choice("ground", List.of("NOT_OUR_POWER", "NOT_ELIGIBLE", "OTHER"));
        var reasons = input.text("reasons");
        var body = input.optional("competentBody");
        if (ground.equals("NOT_OUR_POWER") && body.isEmpty()) {
            input.fault("competentBody", "needed");
        }
        input.check();
        end(act, CaseStatus.REFUSED, "refusal-notice", "refused", reasons, Map.of("reasons", reasons, "basis", body));
    }

    /// 依法不需要许可, §32(1).
    void tellNotNeeded(Act act, ActionInput input) {
        var reasons = input.text("reasons");
        input.check();
        end(act, CaseStatus.NOT_NEEDED, "not-needed-notice", "not-needed", reasons, Map.of("reasons", reasons));
    }

    private void end(Act act, CaseStatus how, String template, String kind, String note, Map<String, String> fields) {
        var it = act.it();
        it.become(how, act.at());
        workflow.complete(act.actor(), act.openStep().id(), Map.of(), null);
        var paper = papers.issue(act.actor(), it, template, fields);
        history.add(act.actor(), it, kind, Map.of(), note, paper.id());
        messages.tell(it, kind);
        course.closed(act.actor(), it, act.at(), act.actor().id());
    }

    /// Names of required materials that are not there or were found wanting.
    static List<String> wanting(Act act) {
        return act.content().materials().stream()
                .filter(it -> it.necessity() != ItemContent.Necessity.OPTIONAL)
                .filter(it -> act.it().materials.stream()
                        .anyMatch(handed -> handed.key().equals(it.key()) && handed.isWanting()))
                .map(ItemContent.Material::name)
                .toList();
    }

    /// The acts themselves, each offered while the submission waits for an answer.
    @Configuration(proxyBeanMethods = false)
    static class Acts {

        @Bean
        CaseAction acceptanceAct(IntakeActions intake, ActionWords words, CaseClocks clocks) {
            return SimpleAction.of(
                            "acceptance",
                            Set.of(CaseAccess.ACCEPT),
                            IntakeActions::waits,
                            (act, input) -> intake.accept(act))
                    .saying(act -> {
                        var limit = CaseClocks.limit(
                                act.content().committedLimit(), act.content().statutoryLimit());
                        return List.of(
                                String.valueOf(limit.amount()),
                                words.of("unit." + limit.unit()),
                                CasePapers.day(clocks.preview(act.at(), limit, words.locale())
                                        .dueAt()));
                    });
        }

        @Bean
        CaseAction supplementNoticeAct(IntakeActions intake) {
            return SimpleAction.of(
                            "supplement-notice",
                            Set.of(CaseAccess.ACCEPT),
                            IntakeActions::waits,
                            intake::askForSupplement)
                    .asking(act -> act.it().supplements == 0
                            ? List.of(ActionField.of("missing", "lines", true))
                            : List.of(
                                    ActionField.of("missing", "lines", true),
                                    ActionField.of("secondReason", "textarea", true)));
        }

        @Bean
        CaseAction refusalAct(IntakeActions intake) {
            return SimpleAction.of(
                            "refusal",
                            Set.of(CaseAccess.ACCEPT, CaseAccess.INSTANT),
                            IntakeActions::waits,
                            intake::refuse)
                    .asking(act -> List.of(
                            SimpleAction.choices("ground", "NOT_OUR_POWER", "NOT_ELIGIBLE", "OTHER"),
                            ActionField.of("competentBody", "text", false),
                            ActionField.of("reasons", "textarea", true)))
                    .dangerous();
        }

        @Bean
        CaseAction notNeededNoticeAct(IntakeActions intake) {
            return SimpleAction.of(
                            "not-needed-notice",
                            Set.of(CaseAccess.ACCEPT, CaseAccess.INSTANT),
                            IntakeActions::waits,
                            intake::tellNotNeeded)
                    .asking(act -> List.of(ActionField.of("reasons", "textarea", true)))
                    .dangerous();
        }

        /// 当场更正, §32(3): what the applicant corrects in the officer's presence; the old value is kept in the
        /// history.
        @Bean
        CaseAction correctionAct(Forms forms, CaseHistory history, ActionWords words) {
            return SimpleAction.of(
                            "correction",
                            Set.of(CaseAccess.ACCEPT, CaseAccess.INSTANT),
                            IntakeActions::waits,
                            (act, input) -> {
                                var schema = schemaOf(act.content().form());
                                var lines = forms.lines(schema, act.it().form, words.locale());
                                var field = input.choice(
                                        "formField",
                                        lines.stream().map(it -> it.key()).toList());
                                var value = input.text("value");
                                input.check();
                                var posted = new org.springframework.util.LinkedMultiValueMap<String, String>();
                                posted.add("f." + field, value);
                                var corrected = new HashMap<>(act.it().form);
                                var read = forms.read(schema, posted);
                                if (read.containsKey(field)) {
                                    corrected.put(field, read.get(field));
                                }
                                forms.validate(schema, corrected, words.locale()).stream()
                                        .filter(it -> it.field().equals(field))
                                        .forEach(it -> input.fault("value", "not-offered"));
                                input.check();
                                var before = String.valueOf(act.it().form.get(field));
                                act.it().form = corrected;
                                history.add(act.actor(), act.it(), "corrected", Map.of("field", field), before, null);
                            })
                    .asking(act -> List.of(
                            ActionField.select(
                                    "formField",
                                    forms.lines(schemaOf(act.content().form()), act.it().form, words.locale()).stream()
                                            .map(it -> new ActionField.Option(it.key(), it.title()))
                                            .toList()),
                            ActionField.of("value", "text", true)));
        }

        private static Map<String, Object> schemaOf(@org.jspecify.annotations.Nullable Map<String, Object> schema) {
            return schema == null ? Map.of() : schema;
        }
    }
}

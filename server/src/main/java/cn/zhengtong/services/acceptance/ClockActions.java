package cn.zhengtong.services.acceptance;

import cn.zhengtong.support.calendar.Calendar;
import cn.zhengtong.support.calendar.Extension;
import cn.zhengtong.support.calendar.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// What may stop or lengthen the clock of a case: the closed list of 行政许可法 §45 and one extension by the head
/// of the body (§42).
@Component
class ClockActions {

    /// 听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审 and nothing else (§45): an on-site check runs inside the limit.
    static final List<String> SPECIAL_PROCEDURES = List.of("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审");

    private final CaseClocks clocks;
    private final CasePapers papers;
    private final CaseMessages messages;
    private final CaseHistory history;
    private final Calendar calendar;
    private final AcceptanceSettings settings;

    ClockActions(
            CaseClocks clocks,
            CasePapers papers,
            CaseMessages messages,
            CaseHistory history,
            Calendar calendar,
            AcceptanceSettings settings) {
        this.clocks = clocks;
        this.papers = papers;
        this.messages = messages;
        this.history = history;
        this.calendar = calendar;
        this.settings = settings;
    }

    /// Procedures of the item that the law lets stop the clock.
    private static List<String> procedures(Act act) {
        return act.content().specialProcedures().stream()
                .filter(SPECIAL_PROCEDURES::contains)
                .toList();
    }

    void suspend(Act act, ActionInput input) {
        var kind = input.choice("procedure", procedures(act));
        int days = input.number("days", 1, 365);
        var reasons = input.text("reasons");
        input.check();
        stop(act, kind, days, reasons);
        var paper = papers.issue(
                act.actor(),
                act.it(),
                "special-procedure-notice",
                Map.of(
                        "procedure",
                        kind,
                        "days",
                        String.valueOf(days),
                        "reasons",
                        reasons,
                        "basis",
                        "《中华人民共和国行政许可法》第四十五条"));
        history.add(
                act.actor(),
                act.it(),
                "suspended",
                Map.of("procedure", kind, "days", String.valueOf(days)),
                reasons,
                paper.id());
        messages.tell(act.it(), "suspended", kind, String.valueOf(days));
    }

    private void stop(Act act, String kind, int days, String reasons) {
        act.it().facts.put("suspended", kind);
        clocks.suspend(
                act.it(),
                new Interval(
                        kind,
                        "《中华人民共和国行政许可法》第四十五条",
                        act.at(),
                        null,
                        days,
                        act.actor().name()));
    }

    void resume(Act act, ActionInput input) {
        var result = input.text("finding");
        input.check();
        var kind = String.valueOf(act.it().facts.remove("suspended"));
        var due = clocks.resume(act.it(), act.at(), act.actor()).dueAt();
        history.add(act.actor(), act.it(), "resumed", Map.of("procedure", kind, "due", due.toString()), result, null);
        messages.tell(act.it(), "resumed", CasePapers.day(due));
    }

    /// Once, by the head of the body, reasons told, §42.
    void extend(Act act, ActionInput input) {
        int days = input.number("days", 1, settings.extensionDays());
        var reasons = input.text("reasons");
        input.check();
        act.it().facts.put("extended", days);
        var due = clocks.extend(
                        act.it(),
                        new Extension(
                                CaseClocks.workingDays(days),
                                reasons,
                                act.actor().name(),
                                act.at()))
                .dueAt();
        var paper = papers.issue(
                act.actor(),
                act.it(),
                "extension-notice",
                Map.of(
                        "days",
                        String.valueOf(days),
                        "reasons",
                        reasons,
                        "extendedTo",
                        CasePapers.day(due),
                        "dueDate",
                        CasePapers.day(due)));
        history.add(
                act.actor(),
                act.it(),
                "extended",
                Map.of("days", String.valueOf(days), "due", due.toString()),
                reasons,
                paper.id());
        messages.tell(act.it(), "extended", String.valueOf(days), CasePapers.day(due));
    }

    /// 听证权利告知: whoever is told may ask for a hearing within five working days, §47.
    void tellHearingRight(Act act, ActionInput input) {
        var reasons = input.text("reasons");
        input.check();
        var until = calendar.addWorkingDays(today(act.at()), settings.hearingDays());
        act.it().facts.put("hearingUntil", until.toString());
        var paper = papers.issue(
                act.actor(), act.it(), "hearing-right-notice", Map.of("reasons", reasons, "dueDate", until.toString()));
        history.add(
                act.actor(), act.it(), "hearing-right-told", Map.of("until", until.toString()), reasons, paper.id());
        messages.tell(act.it(), "hearing-right");
    }

    /// A hearing is held within twenty working days of being asked for, at the body's cost (§47, §48); it
    /// stops the clock.
    void hold(Act act, ActionInput input) {
        var heldAt = input.time("heldAt");
        var place = input.text("place");
        var today = today(act.at());
        var latest = calendar.addWorkingDays(today, 20);
        var day = today(heldAt);
        if (!day.isAfter(today)) {
            input.fault("heldAt", "in-past");
        } else if (day.isAfter(latest)) {
            input.fault("heldAt", "hearing-too-late");
        }
        input.check();
        int days = Math.max(1, calendar.workingDaysBetween(today, day));
        stop(act, "听证", days, place);
        act.it().facts.put("hearingHeldAt", heldAt.toString());
        var paper = papers.issue(
                act.actor(),
                act.it(),
                "hearing-notice",
                Map.of("place", place, "dueDate", CasePapers.day(heldAt), "days", String.valueOf(days)));
        history.add(
                act.actor(),
                act.it(),
                "suspended",
                Map.of("procedure", "听证", "days", String.valueOf(days), "heldAt", heldAt.toString()),
                place,
                paper.id());
        messages.tell(act.it(), "suspended", "听证", String.valueOf(days));
    }

    private static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, cn.zhengtong.foundation.BusinessClock.ZONE);
    }

    private static boolean running(Act act) {
        return ReviewActions.takesPart(act) && !ReviewActions.isSuspended(act.it());
    }

    @Configuration(proxyBeanMethods = false)
    static class Acts {

        @Bean
        CaseAction suspensionAct(ClockActions acts) {
            return SimpleAction.of(
                            "suspension",
                            Set.of(),
                            act -> running(act) && !procedures(act).isEmpty(),
                            acts::suspend)
                    .asking(act -> List.of(
                            ActionField.select(
                                    "procedure",
                                    procedures(act).stream()
                                            .map(it -> new ActionField.Option(it, it))
                                            .toList()),
                            ActionField.of("days", "number", true),
                            ActionField.of("reasons", "textarea", true)));
        }

        @Bean
        CaseAction resumptionAct(ClockActions acts) {
            return SimpleAction.of(
                            "resumption",
                            Set.of(),
                            act -> ReviewActions.takesPart(act) && ReviewActions.isSuspended(act.it()),
                            acts::resume)
                    .asking(act -> List.of(ActionField.of("finding", "textarea", true)))
                    .saying(act -> List.of(String.valueOf(act.it().facts.get("suspended"))));
        }

        @Bean
        CaseAction extensionAct(ClockActions acts, AcceptanceSettings settings) {
            return SimpleAction.of(
                            "extension",
                            Set.of(),
                            act -> ReviewActions.isUnderReview(act)
                                    && act.may(CaseAccess.EXTEND)
                                    && !ReviewActions.isSuspended(act.it())
                                    && !act.it().facts.containsKey("extended"),
                            acts::extend)
                    .asking(act -> List.of(
                            ActionField.of("days", "number", true), ActionField.of("reasons", "textarea", true)))
                    .saying(act -> List.of(String.valueOf(settings.extensionDays())));
        }

        @Bean
        CaseAction hearingRightAct(ClockActions acts) {
            return SimpleAction.of(
                            "hearing-right",
                            Set.of(),
                            act -> running(act) && !act.it().facts.containsKey("hearingUntil"),
                            acts::tellHearingRight)
                    .asking(act -> List.of(ActionField.of("reasons", "textarea", true)));
        }

        @Bean
        CaseAction hearingAct(ClockActions acts) {
            return SimpleAction.of(
                            "hearing",
                            Set.of(),
                            act -> running(act)
                                    && act.it().facts.containsKey("hearingUntil")
                                    && !act.it().facts.containsKey("hearingHeldAt"),
                            acts::hold)
                    .asking(act ->
                            List.of(ActionField.of("heldAt", "datetime", true), ActionField.of("place", "text", true)));
        }
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.ratings.Invite;
import cn.zhengtong.support.ratings.Ratings;
import cn.zhengtong.support.workflow.Due;
import cn.zhengtong.support.workflow.OpenStep;
import cn.zhengtong.support.workflow.Progress;
import cn.zhengtong.support.workflow.Work;
import cn.zhengtong.support.workflow.Workflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The turns of the legal course that several acts and timers share: accepted, reviewed, closed.
@Component
class CaseCourse {

    private final Workflow workflow;
    private final CaseClocks clocks;
    private final CaseTally tally;
    private final Ratings ratings;
    private final ActionWords words;
    private final ApplicationEventPublisher events;

    CaseCourse(
            Workflow workflow,
            CaseClocks clocks,
            CaseTally tally,
            Ratings ratings,
            ActionWords words,
            ApplicationEventPublisher events) {
        this.workflow = workflow;
        this.clocks = clocks;
        this.tally = tally;
        this.ratings = ratings;
        this.words = words;
        this.events = events;
    }

    /// Somebody must answer the submission until the receipt clock ends.
    void toAnswer(Actor actor, ServiceCase it, Deadline receipt, boolean instant) {
        open(
                actor,
                it,
                instant ? "on-the-spot" : "accept",
                instant ? CaseAccess.INSTANT : CaseAccess.ACCEPT,
                due(receipt));
    }

    /// Accepted, by an officer or by silence: the clocks of the law start and the review begins.
    ///
    /// @param from the day of acceptance; by silence it is the day of receipt (行政许可法 §32(4))
    Deadline accepted(Actor actor, ServiceCase it, ItemContent content, Instant from, boolean bySilence) {
        it.accept(from, bySilence);
        var committed = clocks.review(it, from, content);
        tally.count(it, bySilence ? CaseTally.DEEMED : CaseTally.ACCEPTED, from);
        var progress = workflow.start(actor, content.process(), work(it), factsOf(it), due(committed));
        follow(actor, it, progress);
        events.publishEvent(
                new CaseAccepted(it.number(), it.origin.taskCode().value(), it.origin.region(), from, bySilence));
        return committed;
    }

    /// Goes on where the review went; at its end the head of the body decides.
    void follow(Actor actor, ServiceCase it, Progress progress) {
        if (progress.ended()) {
            it.become(CaseStatus.TO_DECIDE, it.origin.submittedAt());
            it.facts.put("proposal", progress.outcome() == null ? "APPROVE" : progress.outcome());
            open(actor, it, "decide", CaseAccess.DECIDE, new Due(it.dueAt, it.yellowAt));
        }
    }

    /// The head sends it back: the review begins anew, the clock goes on.
    void reviewAgain(Actor actor, ServiceCase it, ItemContent content, Instant at) {
        it.become(CaseStatus.IN_REVIEW, at);
        follow(
                actor,
                it,
                workflow.start(actor, content.process(), work(it), factsOf(it), new Due(it.dueAt, it.yellowAt)));
    }

    void open(Actor actor, ServiceCase it, String key, String permission, Due due) {
        workflow.open(actor, work(it), new OpenStep(key, words.of("step." + key), permission, due));
    }

    /// Ends everything that still runs for the case and asks for a rating.
    void closed(Actor actor, ServiceCase it, Instant at, @Nullable UUID handledBy) {
        clocks.end(it, at);
        workflow.close(actor, "acceptance", it.number().value(), it.status().name());
        tally.count(it, CaseTally.CLOSED, at);
        ratings.invite(new Invite(
                "acceptance",
                it.number().value(),
                "case-closed",
                it.origin.applicant(),
                it.place(),
                it.origin.itemName(),
                at,
                handledBy));
        events.publishEvent(
                new CaseClosed(it.number(), it.origin.taskCode().value(), it.origin.region(), at, it.status()));
    }

    Work work(ServiceCase it) {
        var origin = it.origin;
        return new Work(
                "acceptance",
                it.number().value(),
                it.place(),
                origin.itemName(),
                origin.itemName(),
                origin.firmName() == null ? origin.applicantMask() : origin.firmName(),
                "/desk/acceptance/cases/" + it.number().value());
    }

    static Due due(Deadline deadline) {
        return new Due(deadline.dueAt(), deadline.yellowAt());
    }

    /// What gateways of a process may ask about: the answers to the item's questions and single values of the
    /// form, under
    /// names that a condition can write.
    private static Map<String, Object> factsOf(ServiceCase it) {
        var facts = new HashMap<String, Object>();
        it.form.forEach((key, value) -> {
            if (value instanceof Number || value instanceof Boolean) {
                facts.put(key.replace('-', '_'), value);
            }
        });
        it.origin.situations().forEach((key, option) -> facts.put(key.replace('-', '_'), option));
        return facts;
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Idempotency;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Parties;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask of acceptance, and what applicants do: hand in, supplement, ask for a
/// hearing, withdraw.
@Service
@Transactional
public class Acceptance {

    private final ServiceCases cases;
    private final Submissions submissions;
    private final CaseCourse course;
    private final CaseClocks clocks;
    private final CaseHistory history;
    private final CaseMessages messages;
    private final CaseTally tally;
    private final CasePapers papers;
    private final EndingActions endings;
    private final Catalog catalog;
    private final Parties parties;
    private final Idempotency idempotency;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Acceptance(
            ServiceCases cases,
            Submissions submissions,
            CaseCourse course,
            CaseClocks clocks,
            CaseHistory history,
            CaseMessages messages,
            CaseTally tally,
            CasePapers papers,
            EndingActions endings,
            Catalog catalog,
            Parties parties,
            Idempotency idempotency,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.submissions = submissions;
        this.course = course;
        this.clocks = clocks;
        this.history = history;
        this.messages = messages;
        this.tally = tally;
        this.papers = papers;
        this.endings = endings;
        this.catalog = catalog;
        this.parties = parties;
        this.idempotency = idempotency;
        this.clock = clock;
        this.events = events;
    }

    /// The guide that an application under this code runs on.
    @Transactional(readOnly = true)
    public Guide guide(TaskCode code) {
        return catalog.published(code).orElseThrow(() -> new ItemNotOpen(code.value()));
    }

    /// A person hands in on line, for itself or for a firm it stands for.
    ///
    /// @param once the client's idempotency key; the same key gives the same number again
    public CaseNumber submit(Actor actor, SubmitCase asked, @Nullable String once) {
        if (!actor.isPerson() || !actor.id().equals(asked.applicant())) {
            throw new CaseUnknown("-");
        }
        return submit(actor, asked, Channel.ONLINE, null, once);
    }

    /// A window hands in for a person that stands before it (代收): the clerk answers for who it is.
    public CaseNumber submitAtWindow(Actor clerk, SubmitCase asked, @Nullable String once) {
        var reach = clerk.scope().reaches(CaseAccess.RECEIVE);
        if (reach.isEmpty()) {
            throw new CaseUnknown("-");
        }
        return submit(clerk, asked, Channel.WINDOW, reach.getFirst().region(), once);
    }

    private CaseNumber submit(
            Actor actor, SubmitCase asked, Channel channel, @Nullable RegionCode window, @Nullable String once) {
        return new CaseNumber(idempotency.once(
                actor,
                once,
                asked,
                String.class,
                () -> take(actor, asked, channel, window).value()));
    }

    private CaseNumber take(Actor actor, SubmitCase asked, Channel channel, @Nullable RegionCode window) {
        var guide = guide(asked.taskCode());
        var person = parties.require(asked.applicant());
        var needed = guide.content().requiredAssurance();
        if (channel == Channel.ONLINE && person.assurance() < needed) {
            throw new AssuranceTooLow(needed);
        }
        var firm = submissions.firmOf(asked);
        var materials = submissions.check(actor, asked, guide, firm, channel);
        var region = guide.body().region();
        var origin = window == null || region.liesIn(window) ? region : window;
        var id = cases.newId();
        var it = new ServiceCase(
                origin(id, asked, guide, firm, person.maskedName(), channel, origin, actor), asked.form(), materials);
        it.facts.put("delivery", asked.delivery());
        it.visits = channel == Channel.WINDOW ? 1 : 0;
        submissions.bind(materials, it.number());
        var receipt = clocks.receipt(it, it.origin.submittedAt());
        cases.insert(it);
        course.toAnswer(actor, it, receipt, guide.content().caseType() == ItemContent.CaseType.INSTANT);
        history.add(
                actor,
                it,
                "submitted",
                Map.of("channel", channel.name(), "body", guide.body().name()));
        tally.count(it, CaseTally.RECEIVED, it.origin.submittedAt());
        messages.tell(it, "submitted");
        events.publishEvent(
                new CaseSubmitted(it.number(), it.origin.taskCode().value(), region, it.origin.submittedAt()));
        return it.number();
    }

    private ServiceCase.Origin origin(
            UUID id,
            SubmitCase asked,
            Guide guide,
            @Nullable Firm firm,
            String mask,
            Channel channel,
            RegionCode origin,
            Actor actor) {
        return new ServiceCase.Origin(
                id,
                cases.newNumber(id),
                channel,
                guide.item(),
                guide.code(),
                guide.snapshot(),
                guide.content().name(),
                guide.body().region(),
                guide.body().code(),
                origin,
                asked.applicant(),
                mask,
                firm == null ? null : firm.creditCode().value(),
                firm == null ? null : firm.name(),
                channel == Channel.WINDOW ? actor.id() : null,
                asked.situations(),
                clock.instant());
    }

    /// What was missing comes in: five new days to answer, and complete now means accepted (行政许可法 §32(5)).
    public void supplement(Actor actor, CaseNumber number, Map<String, List<UUID>> given, @Nullable String once) {
        idempotency.once(actor, once, List.of("supplement", number.value(), given), String.class, () -> {
            var it = owned(actor, number);
            var changed = submissions.supplement(actor, it, given);
            var at = clock.instant();
            it.become(CaseStatus.SUBMITTED, at);
            changed.forEach(it::put);
            submissions.bind(changed, number);
            it.facts.remove("missing");
            it.facts.put("supplementedAt", at.toString());
            clocks.supplemented(it, at);
            course.toAnswer(actor, it, clocks.receipt(it, at), false);
            history.add(actor, it, "supplemented", Map.of("count", String.valueOf(changed.size())));
            messages.tell(it, "supplemented");
            cases.save(it);
            return number.value();
        });
    }

    /// Within the five days that the notice names, §47.
    public void askForHearing(Actor actor, CaseNumber number) {
        var it = owned(actor, number);
        if (!mayAskForHearing(it)) {
            throw new CaseNotOpen(number, it.status());
        }
        it.facts.put("hearingAsked", clock.instant().toString());
        history.add(actor, it, "hearing-asked", Map.of());
        cases.save(it);
    }

    boolean mayAskForHearing(ServiceCase it) {
        var until = it.facts.get("hearingUntil");
        return until != null
                && !it.facts.containsKey("hearingAsked")
                && EndingActions.isUndecided(it)
                && !clock.today().isAfter(LocalDate.parse(String.valueOf(until)));
    }

    /// The receipt of a submission; made once, then always the same paper.
    UUID receipt(Actor actor, CaseNumber number) {
        var it = cases.lock(number);
        CaseAccess.mustSee(actor, it);
        return papers.of(number).stream()
                .filter(paper -> paper.template().equals("receipt"))
                .findFirst()
                .orElseGet(() -> papers.issue(Actor.PROGRAM, it, "receipt", Map.of()))
                .id();
    }

    public void withdraw(Actor actor, CaseNumber number, String reasons) {
        var it = owned(actor, number);
        if (!EndingActions.isUndecided(it)) {
            throw new CaseNotOpen(number, it.status());
        }
        endings.withdraw(actor, it, reasons, clock.instant());
        cases.save(it);
    }

    private ServiceCase owned(Actor actor, CaseNumber number) {
        var it = cases.lock(number);
        CaseAccess.mustOwn(actor, it);
        return it;
    }
}

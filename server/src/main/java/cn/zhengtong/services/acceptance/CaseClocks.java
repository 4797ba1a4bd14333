package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.calendar.Calendar;
import cn.zhengtong.support.calendar.Clocks;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.calendar.Extension;
import cn.zhengtong.support.calendar.Interval;
import cn.zhengtong.support.calendar.LimitUnit;
import cn.zhengtong.support.calendar.TimeLimit;
import cn.zhengtong.support.workflow.Due;
import cn.zhengtong.support.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The clocks of a case. The case and its open steps carry a copy of the date that counts now, for their lists.
@Component
class CaseClocks {

    /// Five days to answer, 行政许可法 §32(4).
    static final String RECEIPT = "RECEIPT";
    /// The applicant's days to hand in what is missing.
    static final String SUPPLEMENT = "SUPPLEMENT";
    /// What the law allows, §42.
    static final String STATUTORY = "STATUTORY";
    /// What the body promises.
    static final String COMMITTED = "COMMITTED";
    /// Ten days to deliver, §44.
    static final String DELIVERY = "DELIVERY";

    private static final List<String> REVIEW = List.of(STATUTORY, COMMITTED);
    private static final List<String> ALL = List.of(RECEIPT, SUPPLEMENT, STATUTORY, COMMITTED, DELIVERY);

    private final Clocks clocks;
    private final Calendar calendar;
    private final Workflow workflow;
    private final AcceptanceSettings settings;

    CaseClocks(Clocks clocks, Calendar calendar, Workflow workflow, AcceptanceSettings settings) {
        this.clocks = clocks;
        this.calendar = calendar;
        this.workflow = workflow;
        this.settings = settings;
    }

    Deadline receipt(ServiceCase it, Instant from) {
        return run(it, RECEIPT, from, workingDays(settings.receiptDays()));
    }

    Deadline supplement(ServiceCase it, Instant from) {
        stop(it, List.of(RECEIPT), from);
        return run(it, SUPPLEMENT, from, workingDays(settings.supplementDays()));
    }

    void supplemented(ServiceCase it, Instant at) {
        stop(it, List.of(SUPPLEMENT), at);
    }

    /// Both clocks of the review; the committed one is the one that people see first.
    Deadline review(ServiceCase it, Instant from, ItemContent content) {
        stop(it, List.of(RECEIPT, SUPPLEMENT), from);
        start(it, STATUTORY, from, limit(content.statutoryLimit(), content.committedLimit()));
        return run(it, COMMITTED, from, limit(content.committedLimit(), content.statutoryLimit()));
    }

    Deadline delivery(ServiceCase it, Instant from) {
        stop(it, REVIEW, from);
        return run(it, DELIVERY, from, workingDays(settings.deliveryDays()));
    }

    void suspend(ServiceCase it, Interval why) {
        clocks.suspend(it.clockSubject(), REVIEW, why);
        it.runUntil(null, null);
        workflow.moveDue("acceptance", it.number().value(), new Due(null, null));
    }

    Deadline resume(ServiceCase it, Instant at, Actor officer) {
        clocks.resume(it.clockSubject(), REVIEW, at, officer.name());
        return moveTo(it, require(it, COMMITTED));
    }

    Deadline extend(ServiceCase it, Extension by) {
        clocks.extend(it.clockSubject(), STATUTORY, by);
        return moveTo(it, clocks.extend(it.clockSubject(), COMMITTED, by));
    }

    void end(ServiceCase it, Instant at) {
        stop(it, ALL, at);
        it.runUntil(null, null);
    }

    List<Deadline> of(CaseNumber number) {
        return clocks.of(ServiceCase.clockSubject(number));
    }

    Deadline require(ServiceCase it, String kind) {
        return clocks.find(it.clockSubject(), kind).orElseThrow(() -> new CaseNotOpen(it.number(), it.status()));
    }

    /// When a limit that began now would end; for sentences that say what an act brings.
    Deadline preview(Instant from, TimeLimit limit, Locale locale) {
        return calendar.compute(from, limit, List.of(), List.of(), locale);
    }

    static TimeLimit limit(ItemContent.@Nullable Limit first, ItemContent.@Nullable Limit second) {
        var limit = first == null ? second : first;
        return limit == null ? workingDays(20) : new TimeLimit(limit.value(), limit.unit());
    }

    static TimeLimit workingDays(int days) {
        return new TimeLimit(days, LimitUnit.WORKING_DAY);
    }

    private Deadline run(ServiceCase it, String kind, Instant from, TimeLimit limit) {
        var deadline = start(it, kind, from, limit);
        it.runUntil(deadline.dueAt(), deadline.yellowAt());
        return deadline;
    }

    private Deadline start(ServiceCase it, String kind, Instant from, TimeLimit limit) {
        return clocks.start(it.clockSubject(), kind, from, limit, it.origin.region());
    }

    private Deadline moveTo(ServiceCase it, Deadline deadline) {
        it.runUntil(deadline.dueAt(), deadline.yellowAt());
        workflow.moveDue("acceptance", it.number().value(), new Due(deadline.dueAt(), deadline.yellowAt()));
        return deadline;
    }

    private void stop(ServiceCase it, List<String> kinds, Instant at) {
        clocks.stop(it.clockSubject(), kinds, at);
    }
}

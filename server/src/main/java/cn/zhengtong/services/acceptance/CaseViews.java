package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.regions.Regions;
import cn.zhengtong.support.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the page of a case together from its own row and the rooms that hold its clocks, steps and papers.
@Component
class CaseViews {

    private final Catalog catalog;
    private final Parties parties;
    private final Regions regions;
    private final Forms forms;
    private final FileStore files;
    private final CaseClocks clocks;
    private final CasePapers papers;
    private final CaseHistory history;
    private final Workflow workflow;
    private final CaseActions actions;
    private final CaseWords words;
    private final BusinessClock clock;

    CaseViews(
            Catalog catalog,
            Parties parties,
            Regions regions,
            Forms forms,
            FileStore files,
            CaseClocks clocks,
            CasePapers papers,
            CaseHistory history,
            Workflow workflow,
            CaseActions actions,
            CaseWords words,
            BusinessClock clock) {
        this.catalog = catalog;
        this.parties = parties;
        this.regions = regions;
        this.forms = forms;
        this.files = files;
        this.clocks = clocks;
        this.papers = papers;
        this.history = history;
        this.workflow = workflow;
        this.actions = actions;
        this.words = words;
        this.clock = clock;
    }

    /// @param base where files and papers of the case are read: the desk's or the applicant's address
    CaseView of(Actor actor, ServiceCase it, String base) {
        var guide = catalog.snapshot(it.origin.snapshot());
        var number = it.number().value();
        var deadlines = clocks.of(it.number());
        return new CaseView(
                it.number(),
                it.version,
                it.status(),
                words.status(it),
                words.ballWith(it, guide, deadlines),
                it.origin.channel(),
                new CaseView.Item(
                        it.origin.item().value(),
                        it.origin.taskCode().value(),
                        it.origin.itemName(),
                        it.origin.snapshot()),
                new CaseView.Named(guide.body().code().value(), guide.body().name()),
                named(it.origin.region()),
                named(it.origin.origin()),
                applicant(it),
                it.origin.submittedAt(),
                it.acceptedAt,
                it.deemed,
                it.decidedAt,
                it.deliveredAt,
                it.visits,
                new CaseView.FilledForm(lines(it, guide)),
                materials(it, guide, base),
                deadlines.stream().map(this::clock).toList(),
                papers.of(it.number()).stream()
                        .map(paper -> new CaseView.Paper(
                                paper.id(),
                                paper.documentNumber(),
                                paper.title(),
                                paper.issuedAt(),
                                paper.state().name(),
                                paper.servedAt(),
                                base + "/documents/" + paper.id()))
                        .toList(),
                it.licence == null
                        ? null
                        : new CaseView.LicenceLink(it.licence, resultName(guide), "", base + "/licence"),
                steps(number),
                workflow.diagram("acceptance", number),
                history.of(it.number()).stream().map(words::happened).toList(),
                actor.isStaff() ? actions.offeredTo(actor, it) : List.of());
    }

    private static String resultName(Guide guide) {
        var result = guide.content().result();
        return result == null ? "" : result.name();
    }

    private List<CaseView.Step> steps(String number) {
        return workflow.steps("acceptance", number).stream()
                .map(step -> new CaseView.Step(
                        step.id(),
                        step.key(),
                        step.name(),
                        step.state().name(),
                        step.assignee(),
                        step.assigneeName(),
                        step.openedAt(),
                        step.doneAt(),
                        step.doneBy(),
                        step.opinion(),
                        step.due().dueAt()))
                .toList();
    }

    private CaseView.Named named(RegionCode region) {
        return new CaseView.Named(
                region.value(), regions.fullName(region, region.value().length() > 2 ? 2 : 1));
    }

    private CaseView.Applicant applicant(ServiceCase it) {
        var person = parties.require(it.origin.applicant());
        var firm = it.origin.firm() == null
                ? null
                : parties.firmsOf(it.origin.applicant()).stream()
                        .filter(known -> known.creditCode().value().equals(it.origin.firm()))
                        .findFirst()
                        .map(known -> new CaseView.FirmShown(known.creditCode().value(), known.name(), known.address()))
                        .orElseGet(() -> new CaseView.FirmShown(
                                String.valueOf(it.origin.firm()), String.valueOf(it.origin.firmName()), ""));
        return new CaseView.Applicant(
                firm == null ? "PERSON" : "FIRM",
                person.maskedName(),
                person.maskedCertificate(),
                person.maskedMobile(),
                firm,
                null);
    }

    private List<CaseView.Line> lines(ServiceCase it, Guide guide) {
        var schema = guide.content().form();
        return schema == null
                ? List.of()
                : forms.lines(schema, it.form, words.locale()).stream()
                        .map(line -> new CaseView.Line(line.key(), line.title(), line.text(), line.type()))
                        .toList();
    }

    private List<CaseView.Material> materials(ServiceCase it, Guide guide, String base) {
        return it.materials.stream()
                .flatMap(handed -> guide.content().materials().stream()
                        .filter(material -> material.key().equals(handed.key()))
                        .map(material -> material(handed, material, base)))
                .toList();
    }

    private CaseView.Material material(HandedIn handed, ItemContent.Material material, String base) {
        return new CaseView.Material(
                handed.key(),
                material.name(),
                material.necessity().name(),
                material.form().name(),
                switch (handed.how()) {
                    case LICENCE -> "BY_LICENCE";
                    case MISSING -> "MISSING";
                    case LATER -> "LATER";
                    case FORM, FILES, PAPER -> "PROVIDED";
                },
                orEmpty(material.standard()),
                orEmpty(material.guidance()),
                handed.checked(),
                handed.remark(),
                handed.files().stream()
                        .map(files::require)
                        .map(file -> new CaseView.File(
                                file.id(), file.name(), file.mediaType(), file.size(), base + "/files/" + file.id()))
                        .toList(),
                handed.held() == null ? null : new CaseView.LicenceLink(handed.licence(), handed.held(), "", ""));
    }

    private CaseView.Clock clock(Deadline it) {
        return new CaseView.Clock(
                it.kind(),
                words.clock(it.kind()),
                it.startedAt(),
                it.limit().amount(),
                it.limit().unit().name(),
                it.dueAt(),
                words.left(it.dueAt(), it.stoppedAt()),
                it.colour(clock.instant()),
                it.stoppedAt(),
                it.provisional(),
                it.derivation(),
                it.days());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.seals.Seals;
import cn.zhengtong.support.seals.VerifyCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// The way of a paper from its fields to its seal (制发文书).
@Component
class DocumentIssue {

    static final char REGISTER = 'D';

    private final DocumentTemplates templates;
    private final DocumentNumbers numbers;
    private final DocumentPaper paper;
    private final DocumentStore store;
    private final Organisations organisations;
    private final Seals seals;
    private final BusinessClock clock;

    DocumentIssue(
            DocumentTemplates templates,
            DocumentNumbers numbers,
            DocumentPaper paper,
            DocumentStore store,
            Organisations organisations,
            Seals seals,
            BusinessClock clock) {
        this.templates = templates;
        this.numbers = numbers;
        this.paper = paper;
        this.store = store;
        this.organisations = organisations;
        this.seals = seals;
        this.clock = clock;
    }

    Document run(Actor officer, IssueDocument what) {
        var template = templates.require(what.template());
        mustBeComplete(template, what);
        var body = organisations.require(what.body());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int year = LocalDate.ofInstant(at, BusinessClock.ZONE).getYear();
        var number = numbers.next(body, template.series(), year);
        var code = VerifyCode.make(REGISTER);
        var draft = paper.draw(what, template, body, number.text(), code, at);
        var sealer = what.signer() == null ? officer : what.signer();
        var purpose = what.template() + " " + what.system() + " " + what.number();
        var sealed = seals.seal(sealer, body.code(), template.seal(), draft.pdf(), draft.place(), purpose);
        var document = new Document(
                number.document(),
                what.template(),
                number.text(),
                template.title(),
                body.code(),
                at,
                Document.State.ISSUED,
                null,
                null,
                code);
        store.add(document, body.region(), what, officer, sealed.bytes());
        numbers.give(number);
        return document;
    }

    private static void mustBeComplete(DocumentTemplate template, IssueDocument what) {
        var wording = new Wording(what.fields());
        template.needed().stream().filter(wording::lacks).findFirst().ifPresent(it -> {
            throw new DocumentIncomplete(template.title(), it);
        });
    }
}

package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.seals.SealPlace;
import cn.zhengtong.support.seals.VerifyCode;
import cn.zhengtong.support.typesetting.Paper;
import cn.zhengtong.support.typesetting.QrCode;
import cn.zhengtong.support.typesetting.Typesetting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/// Sets a paper in the style of official papers (GB/T 9704): body, title, number, addressee, text,
/// remedies, body and date with the seal across, the code to verify it at the foot.
@Component
class DocumentPaper {

    private static final String RED = "0.753 0.153 0.176";
    private static final double FOOT = 112;
    private static final double TEXT = 14;
    private static final double SMALL = 9;
    private static final double QR_SIDE = 62;

    /// Height of name, date and what the seal needs above them.
    private static final double CLOSING = 128;

    /// A paper without its seal, and where the seal goes.
    static final class Draft {

        private final byte[] pdf;
        private final SealPlace place;

        Draft(byte[] pdf, SealPlace place) {
            this.pdf = pdf;
            this.place = place;
        }

        byte[] pdf() {
            return pdf;
        }

        SealPlace place() {
            return place;
        }
    }

    private final Typesetting typesetting;
    private final PublicAddress address;
    private final Remedies remedies;

    DocumentPaper(Typesetting typesetting, PublicAddress address, Remedies remedies) {
        this.typesetting = typesetting;
        this.address = address;
        this.remedies = remedies;
    }

    Draft draw(
            IssueDocument what,
            DocumentTemplate template,
            Organisation body,
            String documentNumber,
            String verifyCode,
            Instant at) {
        var paper = typesetting.paper(template.title() + " " + documentNumber, FOOT);
        head(paper, template, body, documentNumber);
        if (template.isLetter()) {
            paper.block(what.addressee() + "：", TEXT);
        }
        var fields = new HashMap<>(what.fields());
        if (template.basis() != null) {
            fields.putIfAbsent("basis", template.basis());
        }
        var wording = new Wording(fields);
        template.content().forEach(it -> part(paper, it, wording));
        remedies(paper, template, body, wording);
        var place = closing(paper, body, LocalDate.ofInstant(at, BusinessClock.ZONE));
        foot(paper, what, verifyCode);
        return new Draft(paper.pdf(at), place);
    }

    private static void head(Paper paper, DocumentTemplate template, Organisation body, String documentNumber) {
        paper.centred(body.name(), 22, true, RED);
        paper.gap(10);
        double line = paper.spot().y();
        paper.line(Paper.LEFT, line, Paper.RIGHT, line, 1.4, RED);
        paper.gap(14);
        paper.centred(template.title(), 20, true);
        paper.gap(2);
        paper.right(documentNumber, 12);
        paper.gap(8);
    }

    private static void part(Paper paper, DocumentTemplate.Part part, Wording wording) {
        if (part.text() != null) {
            paragraph(paper, wording.fill(part.text()));
        }
        if (part.lines() != null) {
            list(paper, part, wording);
        }
        if (part.facts() != null) {
            table(paper, part.facts(), wording);
        }
        if (part.signatures() != null) {
            part.signatures().forEach(it -> {
                paper.gap(4);
                paper.block(it + "：＿＿＿＿＿＿＿＿　　　年　　月　　日", TEXT);
            });
        }
    }

    private static void paragraph(Paper paper, String text) {
        if (!text.isBlank()) {
            paper.paragraph(text, TEXT);
        }
    }

    private static void list(Paper paper, DocumentTemplate.Part part, Wording wording) {
        var lines = wording.lines(String.valueOf(part.lines()));
        if (!lines.isEmpty() && part.heading() != null) {
            paper.paragraph(part.heading(), TEXT);
        }
        for (int i = 0; i < lines.size(); i++) {
            paper.paragraph(lines.size() == 1 ? lines.getFirst() : (i + 1) + "．" + lines.get(i), TEXT);
        }
    }

    private static void table(Paper paper, java.util.List<DocumentTemplate.FactLine> facts, Wording wording) {
        double split = Paper.LEFT + 110;
        paper.gap(6);
        rule(paper);
        for (var fact : facts) {
            var value = wording.fill(fact.value());
            if (!value.isBlank()) {
                paper.labelled(fact.label(), value, TEXT, Paper.LEFT + 6, split, Paper.RIGHT - 6);
                paper.gap(6);
                rule(paper);
            }
        }
        paper.gap(6);
    }

    private static void rule(Paper paper) {
        double y = paper.spot().y();
        paper.line(Paper.LEFT, y, Paper.RIGHT, y, 0.5, "0.6 0.6 0.6");
    }

    /// What the caller says about remedies goes first; the law's own words stand where the template
    /// must tell them.
    private void remedies(Paper paper, DocumentTemplate template, Organisation body, Wording wording) {
        var given = wording.lines("remedies");
        given.forEach(it -> paper.paragraph(it, TEXT));
        if (given.isEmpty() && template.tellsRemedies()) {
            paper.paragraph(remedies.words(body, template.title()), TEXT);
        }
    }

    /// Name and date of the body, the seal standing over both.
    private static SealPlace closing(Paper paper, Organisation body, LocalDate day) {
        paper.keep(CLOSING);
        paper.gap(46);
        double half = Math.max(paper.width(body.name(), TEXT), SealPlace.USUAL_DIAMETER) / 2;
        double middle = Paper.RIGHT - half - 10;
        paper.centredAt(middle, body.name(), TEXT);
        paper.centredAt(middle, Wording.date(day), TEXT);
        var spot = paper.spot();
        return new SealPlace(spot.page(), middle, spot.y() + 20, SealPlace.USUAL_DIAMETER);
    }

    private void foot(Paper paper, IssueDocument what, String verifyCode) {
        double bottom = 42;
        double left = Paper.LEFT + QR_SIDE + 10;
        paper.line(Paper.LEFT, bottom + QR_SIDE + 4, Paper.RIGHT, bottom + QR_SIDE + 4, 0.5, "0.6 0.6 0.6");
        paper.qr(Paper.LEFT, bottom, QR_SIDE, new QrCode(address.check(verifyCode)));
        paper.text(left, bottom + 44, SMALL + 1, "核验码　" + VerifyCode.grouped(verifyCode));
        paper.text(left, bottom + 28, SMALL, "扫码，或者在 " + address.of("/verify") + " 输入核验码、上传本文件，核验真伪。");
        paper.text(left, bottom + 12, SMALL, "办件编号　" + what.number() + "　　本文书盖有电子印章，与纸质文书具有同等效力。");
    }
}

package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.seals.SealPlace;
import cn.zhengtong.support.seals.VerifyCode;
import cn.zhengtong.support.typesetting.Paper;
import cn.zhengtong.support.typesetting.QrCode;
import cn.zhengtong.support.typesetting.Typesetting;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Draws a licence on one page: name, number, holder, face, validity, issuer and date under the seal, code to
/// check it.
@Component
class LicencePaper {

    private static final String BLUE = "0.043 0.341 0.643";
    private static final double QR_SIDE = 84;

    /// A licence without its seal, and where the seal goes.
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

    LicencePaper(Typesetting typesetting, PublicAddress address) {
        this.typesetting = typesetting;
        this.address = address;
    }

    Draft draw(Licence it, Organisation body, Instant at) {
        var paper = typesetting.paper(it.typeName() + " " + it.licenceNumber(), 60);
        paper.frame(40, 40, Paper.WIDTH - 80, Paper.HEIGHT - 80, 2, BLUE);
        paper.gap(40);
        paper.centred(it.typeName(), 30, true, BLUE);
        paper.gap(28);
        line(paper, "证照编号", it.licenceNumber());
        line(paper, "持证主体", it.holder().name());
        if (it.holder().creditCode() != null) {
            line(paper, "统一社会信用代码", it.holder().creditCode());
        }
        it.face().forEach((label, value) -> line(paper, label, value));
        line(paper, "有效期", date(it.validFrom()) + " 至 " + until(it.validTo()));
        paper.gap(90);
        double middle = Paper.RIGHT - 110;
        paper.centredAt(middle, body.name(), 15);
        paper.centredAt(middle, date(it.issuedOn()), 15);
        var spot = paper.spot();
        paper.qr(Paper.LEFT, 70, QR_SIDE, new QrCode(address.check(it.verifyCode())));
        paper.text(Paper.LEFT + QR_SIDE + 12, 130, 10, "核验码　" + VerifyCode.grouped(it.verifyCode()));
        paper.text(Paper.LEFT + QR_SIDE + 12, 112, 9, "证照标识　" + it.identifier());
        paper.text(Paper.LEFT + QR_SIDE + 12, 94, 9, "扫码核验；以核验结果为准。");
        return new Draft(paper.pdf(at), new SealPlace(spot.page(), middle, spot.y() + 22, SealPlace.USUAL_DIAMETER));
    }

    private static void line(Paper paper, String label, String value) {
        paper.labelled(label, value, 14, Paper.LEFT + 6, Paper.LEFT + 150, Paper.RIGHT - 6);
        paper.gap(10);
    }

    private static String until(@Nullable LocalDate day) {
        return day == null ? "长期" : date(day);
    }

    static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}

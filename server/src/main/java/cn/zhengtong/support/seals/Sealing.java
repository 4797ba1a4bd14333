package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.support.certificates.Certificates;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// The act of sealing (用印).
@Component
class Sealing {

    private final SealStore store;
    private final SealMaking making;
    private final SealPictures pictures;
    private final Certificates certificates;
    private final SealSettings settings;
    private final SystemClock clock;

    Sealing(
            SealStore store,
            SealMaking making,
            SealPictures pictures,
            Certificates certificates,
            SealSettings settings,
            SystemClock clock) {
        this.store = store;
        this.making = making;
        this.pictures = pictures;
        this.certificates = certificates;
        this.settings = settings;
        this.clock = clock;
    }

    SealedPdf seal(Actor officer, OrganisationCode body, SealKind kind, byte[] pdf, SealPlace where, String purpose) {
        store.keepUnchanged(body, kind);
        var newest = store.newest(body, kind);
        mustBeAllowed(officer, kind, newest.map(SealRow::place).orElseGet(() -> making.place(body)));
        var seal = newest.orElseGet(() -> making.first(body, kind));
        switch (seal.state()) {
            case ACTIVE -> {}
            case FROZEN -> throw new SealFrozen();
            case DESTROYED -> throw new SealDestroyed();
        }
        var certificate = making.certificate(seal);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sealer = seal.bodyName() + seal.kind().words();
        var prepared = PdfSealing.prepare(pdf, where, pictures.form(seal), sealer, purpose, at);
        var digest = prepared.digest();
        var signature = certificates.sign(certificate, digest, at);
        store.logUse(seal.id(), officer, purpose, HexFormat.of().formatHex(digest), at);
        return new SealedPdf(prepared.signed(signature), at);
    }

    /// The officer's grant must reach the sealing body; what items it is limited to does not matter for
    /// a seal.
    private void mustBeAllowed(Actor officer, SealKind kind, Place place) {
        boolean allowed = officer.kind() == Actor.Kind.PROGRAM
                || settings.permissions(kind).stream()
                        .flatMap(it -> officer.scope().reaches(it).stream())
                        .anyMatch(it -> {
                            var organisation = it.organisation();
                            return place.region().liesIn(it.region())
                                    && (organisation == null
                                            || place.organisation().liesIn(organisation));
                        });
        if (!allowed) {
            throw new SealUseNotAllowed();
        }
    }
}

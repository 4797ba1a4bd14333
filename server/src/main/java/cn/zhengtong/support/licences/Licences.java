package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.support.documents.StoredPapers;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.seals.SealKind;
import cn.zhengtong.support.seals.Seals;
import cn.zhengtong.support.seals.VerifyCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask about licences.
@Service
@Transactional
public class Licences {

    /// Permission to end a licence before its time.
    public static final String END = "licences.end";

    static final char REGISTER = 'L';

    private final LicenceStore store;
    private final LicencePaper paper;
    private final StoredPapers papers;
    private final Seals seals;
    private final Organisations organisations;
    private final Facts facts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Licences(
            LicenceStore store,
            LicencePaper paper,
            StoredPapers papers,
            Seals seals,
            Organisations organisations,
            Facts facts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.paper = paper;
        this.papers = papers;
        this.seals = seals;
        this.organisations = organisations;
        this.facts = facts;
        this.clock = clock;
        this.events = events;
    }

    /// Numbers, draws, seals and keeps a licence, all in the caller's transaction.
    public Licence issue(Actor officer, IssueLicence what) {
        var body = organisations.require(what.body());
        var today = clock.today();
        int serial = store.nextSerial(what.typeName(), what.body(), today.getYear());
        var licence = new Licence(
                store.newId(),
                what.typeName(),
                licenceNumber(body, today, serial),
                LicenceIdentifier.of(
                                store.typeCode(what.typeName(), PROVINCE_AUTHORITY),
                                body.creditCode().value(),
                                "%d%07d".formatted(today.getYear(), serial))
                        .value(),
                what.body(),
                what.holder(),
                today,
                what.validFrom(),
                what.validTo(),
                Licence.State.ISSUED,
                what.face(),
                VerifyCode.make(REGISTER));
        var draft = paper.draw(licence, body, clock.instant());
        var sealed = seals.seal(
                officer,
                what.body(),
                SealKind.LICENCE,
                draft.pdf(),
                draft.place(),
                "licence " + what.system() + " " + what.number());
        var digest = papers.keep(sealed.bytes());
        store.add(licence, body.region(), what, digest);
        facts.record("licences.issued", licence.identifier(), Map.of("digest", digest, "work", what.number()));
        return licence;
    }

    /// Credit code of the authority that defines the types until a province imports the national catalogue.
    private static final String PROVINCE_AUTHORITY = "11320000014000001Q";

    /// Region, year and serial, as permits of one body and kind are numbered.
    private static String licenceNumber(Organisation body, LocalDate today, int serial) {
        return "JY" + body.region().sixDigits() + today.getYear() + "%05d".formatted(serial);
    }

    /// The valid licence of this kind that the holder has, newest first.
    @Transactional(readOnly = true)
    public Optional<Licence> valid(Holder holder, String typeName) {
        return store.valid(holder, typeName).map(LicenceStore.Stored::licence);
    }

    @Transactional(readOnly = true)
    public Licence require(UUID id) {
        return store.find(id).orElseThrow(LicenceUnknown::new).licence();
    }

    /// The sealed paper; who may read it is for the caller to know.
    @Transactional(readOnly = true)
    public byte[] pdf(UUID id) {
        return papers.read(store.find(id).orElseThrow(LicenceUnknown::new).pdf());
    }

    /// Ends a licence; from now on every check refuses it.
    public void end(Actor officer, UUID id, Ending how, String reason, String basis) {
        var stored = store.find(id).orElseThrow(LicenceUnknown::new);
        var licence = stored.licence();
        if (!officer.may(END, new Place(stored.region(), licence.body()))) {
            throw new LicenceUnknown();
        }
        if (licence.state() != Licence.State.ISSUED && licence.state() != Licence.State.EXPIRED) {
            throw new LicenceEnded();
        }
        if (reason.strip().length() < 5 || basis.strip().length() < 2) {
            throw new EndReasonMissing();
        }
        store.end(id, how, officer.id(), reason.strip(), basis.strip());
        facts.record(
                "licences.ended",
                licence.identifier(),
                Map.of("how", how.name(), "at", clock.instant().toString()));
        events.publishEvent(new LicenceEndedEarly(id, how, clock.instant()));
    }
}

package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.certificates.Certificate;
import cn.zhengtong.support.certificates.Certificates;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a keeper of seals (印章管理人员) sees and does: the seals of the bodies within reach, what they
/// sealed, freezing, releasing, destroying, a new one after that.
@Service
@Transactional
class SealKeeping {

    static final String KEEP = "seals.keep";

    /// A seal as the list shows it.
    record Listed(
            UUID id,
            OrganisationCode body,
            String bodyName,
            String region,
            SealKind kind,
            String number,
            SealState state,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {}

    /// A seal with its certificate and its history.
    record Detail(
            Listed seal,
            String picture,
            String certificate,
            Instant certificateFrom,
            Instant certificateUntil,
            List<SealStore.Event> history,
            List<String> actions) {}

    private final SealStore store;
    private final SealMaking making;
    private final SealPictures pictures;
    private final Certificates certificates;
    private final Facts facts;
    private final SystemClock clock;

    SealKeeping(
            SealStore store,
            SealMaking making,
            SealPictures pictures,
            Certificates certificates,
            Facts facts,
            SystemClock clock) {
        this.store = store;
        this.making = making;
        this.pictures = pictures;
        this.certificates = certificates;
        this.facts = facts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<Listed> list(Actor keeper, @Nullable String after, int limit) {
        return store.list(keeper.scope().reaches(KEEP), after, limit).map(it -> listed(it.seal(), it.lastUsedAt()));
    }

    @Transactional(readOnly = true)
    Detail detail(Actor keeper, UUID id) {
        var seal = require(keeper, id);
        var certificate = certificates.require(seal.certificate());
        return new Detail(
                listed(
                        seal,
                        store.uses(id, null, 1).rows().stream()
                                .map(SealStore.Use::usedAt)
                                .findFirst()
                                .orElse(null)),
                pictures.svgPath(seal),
                certificate.serial(),
                certificate.notBefore(),
                certificate.notAfter(),
                store.history(id),
                actions(seal));
    }

    @Transactional(readOnly = true)
    Page<SealStore.Use> uses(Actor keeper, UUID id, @Nullable String after, int limit) {
        return store.uses(require(keeper, id).id(), after, limit);
    }

    void freeze(Actor keeper, UUID id, String reason) {
        change(keeper, id, SealState.FROZEN, reason)
                .forEach(it -> certificates.revoke(it, Certificates.Reason.CERTIFICATE_HOLD, clock.instant()));
    }

    void release(Actor keeper, UUID id, String reason) {
        change(keeper, id, SealState.ACTIVE, reason).forEach(certificates::lift);
    }

    /// Ends seal, certificates and keys for good; what was sealed before stays good.
    void destroy(Actor keeper, UUID id, String reason) {
        change(keeper, id, SealState.DESTROYED, reason)
                .forEach(it -> certificates.revoke(it, Certificates.Reason.CESSATION_OF_OPERATION, clock.instant()));
    }

    /// A new seal for a body that has no living one of this kind.
    void make(Actor keeper, OrganisationCode body, SealKind kind, String reason) {
        if (!keeper.may(KEEP, making.place(body))) {
            throw new SealUnknown();
        }
        store.lockForChange(body, kind);
        if (!making.make(keeper, body, kind, reason(reason))) {
            throw new SealInUse();
        }
        facts.record("seals.made", body.value(), Map.of("kind", kind.name()));
    }

    /// The certificates that the change concerns.
    private List<Certificate> change(Actor keeper, UUID id, SealState next, String reason) {
        var place = require(keeper, id);
        store.lockForChange(place.body(), place.kind());
        var seal = require(keeper, id);
        if (!seal.state().canBecome(next)) {
            throw new SealNotInState();
        }
        store.become(id, next, keeper, reason(reason), clock.instant().truncatedTo(ChronoUnit.MICROS));
        facts.record("seals.became", id.toString(), Map.of("state", next.name()));
        return store.certificates(id).stream().map(certificates::require).toList();
    }

    private static String reason(String reason) {
        if (reason.strip().length() < 2) {
            throw new SealReasonMissing();
        }
        return reason.strip();
    }

    private List<String> actions(SealRow seal) {
        return switch (seal.state()) {
            case ACTIVE -> List.of("freezing", "destruction");
            case FROZEN -> List.of("release", "destruction");
            case DESTROYED ->
                store.newest(seal.body(), seal.kind())
                                .filter(it -> it.state() != SealState.DESTROYED)
                                .isPresent()
                        ? List.of()
                        : List.of("successor");
        };
    }

    private static Listed listed(SealRow seal, @Nullable Instant lastUsedAt) {
        return new Listed(
                seal.id(),
                seal.body(),
                seal.bodyName(),
                seal.region().value(),
                seal.kind(),
                seal.number(),
                seal.state(),
                seal.madeAt(),
                lastUsedAt);
    }

    /// Outside of what the keeper keeps a seal is unknown.
    private SealRow require(Actor keeper, UUID id) {
        return store.find(id).filter(it -> keeper.may(KEEP, it.place())).orElseThrow(SealUnknown::new);
    }
}

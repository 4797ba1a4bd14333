package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.support.certificates.Certificate;
import cn.zhengtong.support.certificates.Certificates;
import cn.zhengtong.support.regions.Organisations;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Makes seals and keeps their certificates (制章).
@Component
@EnableConfigurationProperties(SealSettings.class)
class SealMaking {

    private static final int KEPT = 20_000;

    private final SealStore store;
    private final Certificates certificates;
    private final Organisations organisations;
    private final SealSettings settings;
    private final SystemClock clock;
    private final Cache<String, Certificate> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SealMaking(
            SealStore store,
            Certificates certificates,
            Organisations organisations,
            SealSettings settings,
            SystemClock clock) {
        this.store = store;
        this.certificates = certificates;
        this.organisations = organisations;
        this.settings = settings;
        this.clock = clock;
    }

    Place place(OrganisationCode body) {
        return new Place(organisations.require(body).region(), body);
    }

    /// The first seal of a body and kind, unless another transaction just made it.
    SealRow first(OrganisationCode body, SealKind kind) {
        make(Actor.PROGRAM, body, kind, "首次用印时制发");
        return store.newest(body, kind).orElseThrow();
    }

    /// False when the body has a living seal of this kind.
    boolean make(Actor officer, OrganisationCode body, SealKind kind, String reason) {
        var organisation = organisations.require(body);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var seal = new SealRow(
                store.newId(),
                body,
                organisation.region(),
                organisation.name(),
                kind,
                store.nextNumber(organisation.region()),
                SealState.ACTIVE,
                "",
                at);
        if (!store.add(seal)) {
            return false;
        }
        store.certify(seal.id(), issue(seal).serial(), at);
        store.become(seal.id(), SealState.ACTIVE, officer, reason, at);
        return true;
    }

    private Certificate issue(SealRow seal) {
        return certificates.issue(seal.bodyName(), seal.bodyName() + seal.kind().words());
    }

    /// What the seal signs with; a certificate near its end is replaced.
    Certificate certificate(SealRow seal) {
        var cached = known.getIfPresent(seal.certificate());
        var certificate = cached == null ? certificates.require(seal.certificate()) : cached;
        var now = clock.instant();
        if (certificate.notAfter().minus(settings.renew()).isBefore(now)) {
            certificate = issue(seal);
            store.certify(seal.id(), certificate.serial(), now);
        }
        if (cached == null || !cached.serial().equals(certificate.serial())) {
            keepWhenCommitted(certificate);
        }
        return certificate;
    }

    /// A transaction that is undone takes its certificate with it.
    private void keepWhenCommitted(Certificate certificate) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.put(certificate.serial(), certificate);
            }
        });
    }
}

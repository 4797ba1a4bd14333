package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.support.parties.Parties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Progress for people without an account: case number and the applicant's name or the end of the phone number.
@Component
@Transactional(readOnly = true)
class CaseProgress {

    private static final int TRIES = 20;

    /// What may be told to whoever knows number and applicant.
    record Found(CaseList.Row row, String ballWith) {}

    private final ServiceCases cases;
    private final CaseList list;
    private final Parties parties;
    private final Catalog catalog;
    private final CaseClocks clocks;
    private final CaseWords words;
    private final Cache<String, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    CaseProgress(
            ServiceCases cases, CaseList list, Parties parties, Catalog catalog, CaseClocks clocks, CaseWords words) {
        this.cases = cases;
        this.list = list;
        this.parties = parties;
        this.catalog = catalog;
        this.clocks = clocks;
        this.words = words;
    }

    Optional<Found> of(String address, String typedNumber, String proof) {
        if (!tries.get(address, it -> bucket()).tryConsume(1)) {
            throw new TooManyLooks();
        }
        return CaseNumber.read(typedNumber)
                .flatMap(cases::find)
                .filter(it -> proves(it, proof.strip()))
                .map(it -> new Found(
                        list.line(it),
                        words.ballWith(it, catalog.snapshot(it.origin.snapshot()), clocks.of(it.number()))));
    }

    private boolean proves(ServiceCase it, String proof) {
        var person = parties.require(it.origin.applicant());
        var mobile = person.mobile();
        var tail = mobile == null ? "" : mobile.value().substring(mobile.value().length() - 4);
        return (proof.length() == 4 && proof.equals(tail))
                || proof.equals(person.name().value())
                || (it.origin.firmName() != null && proof.equals(it.origin.firmName()));
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillGreedy(TRIES, Duration.ofMinutes(5)))
                .build();
    }

    /// Somebody tries numbers.
    static class TooManyLooks extends RuleViolation {
        TooManyLooks() {
            super("acceptance.too-many-looks", Kind.TOO_MANY, "Too many looks at progress from one address");
        }
    }
}

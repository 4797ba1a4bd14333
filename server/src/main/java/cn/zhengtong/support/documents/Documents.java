package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask about papers. Who may read one is for the module whose work it
/// belongs to.
@Service
@Transactional
public class Documents {

    private final DocumentStore store;
    private final DocumentIssue issue;
    private final StoredPapers papers;
    private final Organisations organisations;
    private final Facts facts;
    private final BusinessClock clock;

    Documents(
            DocumentStore store,
            DocumentIssue issue,
            StoredPapers papers,
            Organisations organisations,
            Facts facts,
            BusinessClock clock) {
        this.store = store;
        this.issue = issue;
        this.papers = papers;
        this.organisations = organisations;
        this.facts = facts;
        this.clock = clock;
    }

    /// Numbers, sets, seals and stores a paper, all in the caller's transaction.
    public Document issue(Actor officer, IssueDocument what) {
        return issue.run(officer, what);
    }

    @Transactional(readOnly = true)
    public List<Document> of(String system, String number) {
        return store.of(system, number);
    }

    @Transactional(readOnly = true)
    public Document require(UUID id) {
        return stored(id).document();
    }

    @Transactional(readOnly = true)
    public byte[] pdf(UUID id) {
        return papers.read(stored(id).pdf());
    }

    /// Records that the paper reached its addressee (送达).
    ///
    /// @param how in words, e.g. 现场领取
    public void served(Actor officer, UUID id, Instant at, String how) {
        var document = reachable(officer, id);
        if (!document.state().canBecome(Document.State.SERVED)) {
            throw new DocumentNotInState();
        }
        store.served(id, officer, at, how, clock.instant());
        facts.record("documents.served", document.documentNumber(), Map.of("at", at.toString(), "how", how));
    }

    /// Takes a paper back; it keeps its number, and who verifies it is told.
    public void voided(Actor officer, UUID id, String reason) {
        var document = reachable(officer, id);
        if (reason.strip().length() < 2) {
            throw new DocumentReasonMissing();
        }
        store.voided(id, officer, reason.strip(), clock.instant());
        facts.record("documents.voided", document.documentNumber(), Map.of("id", id.toString()));
    }

    private DocumentStore.Stored stored(UUID id) {
        return store.find(id).orElseThrow(DocumentUnknown::new);
    }

    /// Only officers with a grant over the issuing body may change what became of its papers.
    private Document reachable(Actor officer, UUID id) {
        var document = stored(id).document();
        var body = organisations.require(document.body());
        if (officer.kind() != Actor.Kind.PROGRAM && !belongs(officer, body)) {
            throw new DocumentUnknown();
        }
        return document;
    }

    private static boolean belongs(Actor officer, Organisation body) {
        return officer.scope().grants().stream().map(it -> it.reach()).anyMatch(it -> {
            var organisation = it.organisation();
            return body.region().liesIn(it.region())
                    && (organisation == null || body.code().liesIn(organisation));
        });
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.documents.Documents;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.files.StoredFile;
import cn.zhengtong.support.parties.Parties;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One case opened by somebody who may see it: its page, its papers, the check of its materials.
@Component
@Transactional
class CaseDesk {

    private final ServiceCases cases;
    private final CaseViews views;
    private final CaseHistory history;
    private final Documents documents;
    private final FileStore files;
    private final Parties parties;

    CaseDesk(
            ServiceCases cases,
            CaseViews views,
            CaseHistory history,
            Documents documents,
            FileStore files,
            Parties parties) {
        this.cases = cases;
        this.views = views;
        this.history = history;
        this.documents = documents;
        this.files = files;
        this.parties = parties;
    }

    @Transactional(readOnly = true)
    CaseView open(Actor actor, CaseNumber number, String base) {
        return views.of(actor, require(actor, number), base);
    }

    @Transactional(readOnly = true)
    ServiceCase require(Actor actor, CaseNumber number) {
        var it = cases.find(number).orElseThrow(() -> new CaseUnknown(number.value()));
        CaseAccess.mustSee(actor, it);
        return it;
    }

    /// The officer's view of one material while the submission is looked at.
    void check(Actor actor, CaseNumber number, String key, HandedIn.Check result, @Nullable String remark) {
        var it = cases.lock(number);
        CaseAccess.mustSee(actor, it);
        if (!actor.may(CaseAccess.ACCEPT, it.place()) && !actor.may(CaseAccess.EXAMINE, it.place())) {
            throw new CaseUnknown(number.value());
        }
        if (!EndingActions.isUndecided(it)) {
            throw new CaseNotOpen(number, it.status());
        }
        var why = remark == null ? "" : remark.strip();
        it.put(it.material(key).checked(result, why.length() > 500 ? why.substring(0, 500) : why));
        history.add(actor, it, "checked", Map.of("material", key, "result", result.name()), why, null);
        cases.save(it);
    }

    /// The whole person for a stated purpose; leaves a row that the person can see.
    Revealed reveal(Actor actor, CaseNumber number, @Nullable String why) {
        var it = require(actor, number);
        var purpose = why == null ? "" : why.strip();
        if (purpose.isEmpty() || purpose.length() > 200) {
            throw new PurposeMissing();
        }
        var person = parties.reveal(actor, it.origin.applicant(), "acceptance:" + number.value() + " " + purpose);
        var mobile = person.mobile();
        return new Revealed(person.name().value(), person.certificate().value(), mobile == null ? "" : mobile.value());
    }

    /// What [#reveal] shows.
    record Revealed(String name, String certificate, String mobile) {}

    /// Personal values are shown only for a stated purpose.
    static class PurposeMissing extends cn.zhengtong.kernel.RuleViolation {
        PurposeMissing() {
            super("acceptance.purpose-missing", Kind.REFUSED, "No purpose was stated");
        }
    }

    byte[] paper(Actor actor, CaseNumber number, UUID id) {
        require(actor, number);
        var paper = documents.require(id);
        if (documents.of("acceptance", number.value()).stream()
                .noneMatch(it -> it.id().equals(paper.id()))) {
            throw new CaseUnknown(number.value());
        }
        return documents.pdf(id);
    }

    /// A file that was handed in with this case.
    StoredFile file(Actor actor, CaseNumber number, UUID id) {
        var it = require(actor, number);
        if (it.materials.stream().noneMatch(handed -> handed.files().contains(id))) {
            throw new CaseUnknown(number.value());
        }
        return files.require(id);
    }

    InputStream content(StoredFile file) {
        return files.open(file.id());
    }
}

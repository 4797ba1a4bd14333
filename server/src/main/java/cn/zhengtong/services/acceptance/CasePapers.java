package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.documents.Document;
import cn.zhengtong.support.documents.Documents;
import cn.zhengtong.support.documents.IssueDocument;
import cn.zhengtong.support.parties.Parties;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The papers that a case produces (文书); every one carries the same facts about the case.
@Component
class CasePapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Documents documents;
    private final Parties parties;

    CasePapers(Documents documents, Parties parties) {
        this.documents = documents;
        this.parties = parties;
    }

    /// @param fields what this paper says beyond the facts of the case
    Document issue(Actor officer, ServiceCase it, String template, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        var name = applicantName(it);
        all.put("applicant", name);
        all.put("item", it.origin.itemName());
        all.put("caseNumber", it.number().value());
        all.put("submittedAt", day(it.origin.submittedAt()));
        if (it.acceptedAt != null) {
            all.put("acceptedAt", day(it.acceptedAt));
        }
        return documents.issue(
                officer,
                new IssueDocument(
                        it.origin.organisation(),
                        template,
                        "acceptance",
                        it.number().value(),
                        name,
                        all,
                        officer));
    }

    /// Whole name of the applicant as it stands on papers.
    String applicantName(ServiceCase it) {
        var firm = it.origin.firmName();
        return firm != null
                ? firm
                : parties.require(it.origin.applicant()).name().value();
    }

    /// Every paper that is not served yet is served now (送达).
    void serve(Actor officer, ServiceCase it, Instant at, String how) {
        of(it.number()).stream()
                .filter(paper -> paper.servedAt() == null)
                .forEach(paper -> documents.served(officer, paper.id(), at, how));
    }

    List<Document> of(CaseNumber number) {
        return documents.of("acceptance", number.value());
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(BusinessClock.ZONE));
    }
}

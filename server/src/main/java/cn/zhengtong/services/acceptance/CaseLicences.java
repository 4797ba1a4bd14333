package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.licences.Holder;
import cn.zhengtong.support.licences.IssueLicence;
import cn.zhengtong.support.licences.Licence;
import cn.zhengtong.support.licences.Licences;
import cn.zhengtong.support.parties.Parties;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The licence that a granted case brings, and the licences that spare an applicant a paper.
@Component
class CaseLicences {

    private final Licences licences;
    private final Parties parties;
    private final Forms forms;

    CaseLicences(Licences licences, Parties parties, Forms forms) {
        this.licences = licences;
        this.parties = parties;
        this.forms = forms;
    }

    /// Only results that are a permit or certificate become a licence; others are the decision paper alone.
    Optional<Licence> issue(Act act) {
        var result = act.content().result();
        if (result == null || !(result.kind().equals("LICENCE") || result.kind().equals("CERTIFICATE"))) {
            return Optional.empty();
        }
        var it = act.it();
        var today = LocalDate.ofInstant(act.at(), BusinessClock.ZONE);
        return Optional.of(licences.issue(
                act.actor(),
                new IssueLicence(
                        result.name(),
                        it.origin.organisation(),
                        holder(it),
                        face(act),
                        today,
                        validTo(result.validity(), today),
                        "acceptance",
                        it.number().value())));
    }

    Holder holder(ServiceCase it) {
        return it.origin.firm() == null
                ? person(it.origin.applicant())
                : new Holder(null, it.origin.firm(), String.valueOf(it.origin.firmName()));
    }

    Holder person(java.util.UUID person) {
        return new Holder(person, null, parties.require(person).name().value());
    }

    /// What the form says, as the licence shows it.
    private Map<String, String> face(Act act) {
        var face = new LinkedHashMap<String, String>();
        var schema = act.content().form();
        if (schema != null) {
            forms.lines(schema, act.it().form, Locale.SIMPLIFIED_CHINESE).stream()
                    .filter(it -> !it.text().isBlank())
                    .limit(8)
                    .forEach(it -> face.put(it.title(), it.text()));
        }
        return face;
    }

    /// `YEARS_5` ends the day before the fifth anniversary; `LONG_TERM` and `NONE` have no end.
    static @org.jspecify.annotations.Nullable LocalDate validTo(String validity, LocalDate from) {
        return validity.startsWith("YEARS_")
                ? from.plusYears(Integer.parseInt(validity.substring(6))).minusDays(1)
                : null;
    }

    Optional<Licence> valid(Holder holder, String typeName) {
        return licences.valid(holder, typeName);
    }
}

package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Masks;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Licences for the desk: those of one's own bodies, and ending one.
@RestController
@RequestMapping("/api/licences")
class LicenceController {

    record Row(
            UUID id,
            String typeName,
            String licenceNumber,
            String holder,
            LocalDate issuedOn,
            @Nullable LocalDate validTo,
            Licence.State state) {}

    /// How and why a licence ends.
    record EndLicence(
            Ending how, @Nullable String reason, @Nullable String basis) {}

    private final LicenceStore store;
    private final Licences licences;

    LicenceController(LicenceStore store, Licences licences) {
        this.store = store;
        this.licences = licences;
    }

    /// @param q a licence number
    @GetMapping
    @Opened(to = Audience.STAFF, permission = Licences.END)
    Page<Row> all(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return store.within(actor, actor.scope().reaches(Licences.END), q.strip(), after, Page.limit(limit, 50, 100))
                .map(it -> row(it.licence()));
    }

    @PostMapping("/{id}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = Licences.END, audit = "licences.end")
    void end(Actor actor, @PathVariable UUID id, @RequestBody EndLicence ending) {
        licences.end(actor, id, ending.how(), text(ending.reason()), text(ending.basis()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Row row(Licence it) {
        var name = it.holder().name();
        return new Row(
                it.id(),
                it.typeName(),
                it.licenceNumber(),
                it.holder().person() == null ? name : Masks.name(name),
                it.issuedOn(),
                it.validTo(),
                it.state());
    }
}

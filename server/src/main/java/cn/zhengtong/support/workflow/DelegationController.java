package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Idempotency;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Colleague;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Substitutes while away: everybody names his own.
@RestController
@RequestMapping("/api/workflow/delegations")
class DelegationController {

    /// What the page sends; what is missing is refused.
    record Asked(
            @Nullable UUID substitute,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {

        Delegations.Name checked() {
            if (substitute == null || from == null || to == null) {
                throw new IllegalArgumentException("substitute, from and to are needed");
            }
            return new Delegations.Name(substitute, from, to, Texts.reason(reason));
        }
    }

    record Named(UUID id) {}

    private final Delegations delegations;
    private final Idempotency idempotency;

    DelegationController(Delegations delegations, Idempotency idempotency) {
        this.delegations = delegations;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Opened(to = Audience.STAFF)
    Page<Delegations.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return delegations.list(actor, after, Page.limit(limit, 20, 100));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, audit = "workflow.delegate")
    Named name(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Asked asked) {
        return idempotency.once(
                actor, key, asked, Named.class, () -> new Named(delegations.name(actor, asked.checked())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "workflow.delegation-revoked")
    void revoke(Actor actor, @PathVariable UUID id) {
        delegations.revoke(actor, id);
    }

    @GetMapping("/candidates")
    @Opened(to = Audience.STAFF)
    Page<Colleague> candidates(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return delegations.candidates(actor, q, after, Page.limit(limit, 20, 50));
    }
}

package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
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

/// Seals for the desk of their keepers.
@RestController
@RequestMapping("/api/seals/seals")
class SealController {

    /// Why something is done to a seal.
    record Act(@Nullable String reason) {

        String words() {
            return reason == null ? "" : reason;
        }
    }

    /// A seal to be made.
    record NewSeal(
            OrganisationCode body, SealKind kind, @Nullable String reason) {}

    private final SealKeeping keeping;

    SealController(SealKeeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP)
    Page<SealKeeping.Listed> all(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return keeping.list(actor, after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP)
    SealKeeping.Detail one(Actor actor, @PathVariable UUID id) {
        return keeping.detail(actor, id);
    }

    @GetMapping("/{id}/uses")
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP)
    Page<SealStore.Use> uses(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return keeping.uses(actor, id, after, Page.limit(limit, 20, 100));
    }

    @PostMapping("/{id}/freezing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP, audit = "seals.freeze")
    void freeze(Actor actor, @PathVariable UUID id, @RequestBody Act act) {
        keeping.freeze(actor, id, act.words());
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP, audit = "seals.release")
    void release(Actor actor, @PathVariable UUID id, @RequestBody Act act) {
        keeping.release(actor, id, act.words());
    }

    @PostMapping("/{id}/destruction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP, audit = "seals.destroy")
    void destroy(Actor actor, @PathVariable UUID id, @RequestBody Act act) {
        keeping.destroy(actor, id, act.words());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = SealKeeping.KEEP, audit = "seals.make")
    void make(Actor actor, @RequestBody NewSeal seal) {
        keeping.make(actor, seal.body(), seal.kind(), seal.reason() == null ? "" : seal.reason());
    }
}

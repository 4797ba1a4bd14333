package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Implementation lists for the desk of those who keep them.
@RestController
@RequestMapping("/api/catalog")
class ImplementationController {

    private final Implementations implementations;

    ImplementationController(Implementations implementations) {
        this.implementations = implementations;
    }

    @GetMapping("/drafts/{code}/implementations")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Page<Implementations.Row> list(
            Actor actor,
            @PathVariable CatalogCode code,
            @RequestParam(defaultValue = "32") RegionCode below,
            @RequestParam(defaultValue = "false") boolean overridden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return implementations.list(actor, code, below, overridden, after, Page.limit(limit, 20, 150));
    }

    @GetMapping("/implementations/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Implementations.Edited implementation(Actor actor, @PathVariable TaskCode code) {
        return implementations.edited(actor, code);
    }

    /// What an editor sends: the body's own text and the version that was seen.
    record Saved(@Nullable Overrides overrides, @Nullable Long version) {}

    @PutMapping("/implementations/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT, audit = "catalog.save-implementation")
    Implementations.Edited save(Actor actor, @PathVariable TaskCode code, @RequestBody Saved saved) {
        if (saved.overrides() == null || saved.version() == null) {
            throw new IllegalArgumentException("overrides and the version that was seen are needed");
        }
        return implementations.save(actor, code, saved.overrides(), saved.version());
    }

    record Published(String code, int number) {}

    @PostMapping("/implementations/{code}/publication")
    @Opened(to = Audience.STAFF, permission = Items.PUBLISH, audit = "catalog.publish-implementation")
    Published publish(Actor actor, @PathVariable TaskCode code, @RequestBody ItemDraftController.Seen seen) {
        return new Published(code.value(), implementations.publish(actor, code, seen.seen()));
    }
}

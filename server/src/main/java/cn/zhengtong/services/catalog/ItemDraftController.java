package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Items for the desk of those who keep them.
@RestController
@RequestMapping("/api/catalog/drafts")
class ItemDraftController {

    private final Items items;
    private final ItemDrafts drafts;
    private final Origins origins;

    ItemDraftController(Items items, ItemDrafts drafts, Origins origins) {
        this.items = items;
        this.drafts = drafts;
        this.origins = origins;
    }

    @GetMapping
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Page<ItemDrafts.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(defaultValue = "false") boolean gaps,
            @RequestParam(required = false) @Nullable String origin,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return drafts.list(actor, new ItemDrafts.Filter(state, gaps, origin, q), after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Items.Edited draft(Actor actor, @PathVariable CatalogCode code) {
        return items.edited(actor, code);
    }

    /// What an editor sends: the whole text, who carries it out, and the version that was seen (null when new).
    record Saved(
            @Nullable ItemContent content,
            boolean oneBody,
            @Nullable OrganisationCode body,
            @Nullable Long version) {

        ItemContent contentOf(CatalogCode code) {
            if (content == null || !code.value().equals(content.catalogCode())) {
                throw new IllegalArgumentException("the code in the address and in the content differ");
            }
            return content;
        }
    }

    @PutMapping("/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT, audit = "catalog.save")
    Items.Edited save(Actor actor, @PathVariable CatalogCode code, @RequestBody Saved saved) {
        var bodies = new ItemBodies(saved.oneBody(), saved.body());
        return saved.version() == null
                ? items.create(actor, saved.contentOf(code), bodies)
                : items.save(actor, saved.contentOf(code), bodies, Items.LOCAL, saved.version());
    }

    @GetMapping("/{code}/effect")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Items.Effect effect(Actor actor, @PathVariable CatalogCode code) {
        return items.effect(actor, code);
    }

    /// What the item was in the list it came from.
    @GetMapping("/{code}/origin")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Origins.View origin(Actor actor, @PathVariable CatalogCode code) {
        return origins.view(actor, code);
    }

    record Seen(@Nullable Long version) {

        long seen() {
            if (version == null) {
                throw new IllegalArgumentException("the version that was seen is missing");
            }
            return version;
        }
    }

    /// The number of the new version.
    record Published(String code, int number) {}

    @PostMapping("/{code}/publication")
    @Opened(to = Audience.STAFF, permission = Items.PUBLISH, audit = "catalog.publish")
    Published publish(Actor actor, @PathVariable CatalogCode code, @RequestBody Seen seen) {
        return new Published(code.value(), items.publish(actor, code, seen.seen()));
    }

    /// For a while (SUSPENDED) or for good (CANCELLED).
    record Withdrawn(
            @Nullable ItemState state,
            @Nullable String reason,
            @Nullable Long version) {}

    @PostMapping("/{code}/withdrawal")
    @ResponseStatus(HttpStatus.OK)
    @Opened(to = Audience.STAFF, permission = Items.PUBLISH, audit = "catalog.withdraw")
    Items.Edited withdraw(Actor actor, @PathVariable CatalogCode code, @RequestBody Withdrawn wish) {
        var reason = wish.reason() == null ? "" : wish.reason().strip();
        if (wish.state() == null || wish.version() == null || reason.length() < 2 || reason.length() > 500) {
            throw new IllegalArgumentException("state, version and reason are needed");
        }
        return items.withdraw(actor, code, wish.state(), reason, wish.version());
    }
}

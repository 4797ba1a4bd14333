package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Items for programs and for the desk of those who keep them.
@RestController
@RequestMapping("/api/catalog")
class CatalogController {

    private final Catalog catalog;
    private final Items items;

    CatalogController(Catalog catalog, Items items) {
        this.catalog = catalog;
        this.items = items;
    }

    @GetMapping("/items")
    @Opened(to = Audience.PUBLIC)
    Page<ItemRow> all(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return catalog.all(after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/items/{code}/providers")
    @Opened(to = Audience.PUBLIC)
    Page<Catalog.Provider> providers(
            @PathVariable CatalogCode code,
            @RequestParam(defaultValue = "32") RegionCode below,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return catalog.providers(code, below, after, Page.limit(limit, 20, 150));
    }

    @GetMapping("/guides/{code}")
    @Opened(to = Audience.PUBLIC)
    Guide guide(@PathVariable String code, @RequestParam(defaultValue = "32") RegionCode region) {
        var guide = CatalogCode.matches(code)
                ? catalog.nearest(new CatalogCode(code), region)
                : TaskCode.matches(code) ? catalog.published(new TaskCode(code)) : java.util.Optional.<Guide>empty();
        return guide.orElseThrow(() -> new GuideUnknown(code));
    }

    @GetMapping("/coverage")
    @Opened(to = Audience.PUBLIC)
    Coverage coverage() {
        return catalog.coverage();
    }

    @GetMapping("/facets/{facet}")
    @Opened(to = Audience.PUBLIC)
    List<Catalog.FacetValue> facet(@PathVariable Catalog.Facet facet) {
        return catalog.facet(facet);
    }

    @GetMapping("/drafts")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Page<Items.EditedRow> drafts(
            Actor actor,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(defaultValue = "false") boolean gaps,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return items.list(actor, state, gaps, after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/drafts/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT)
    Items.Edited draft(Actor actor, @PathVariable CatalogCode code) {
        return items.edited(actor, code);
    }

    /// What an editor sends: the whole text and the version that was seen.
    record Saved(ItemContent content, @Nullable Long version) {}

    @PutMapping("/drafts/{code}")
    @Opened(to = Audience.STAFF, permission = Items.EDIT, audit = "catalog.save")
    Items.Edited save(Actor actor, @PathVariable CatalogCode code, @RequestBody Saved saved) {
        if (!code.value().equals(saved.content().catalogCode())) {
            throw new IllegalArgumentException("the code in the address and in the content differ");
        }
        return items.save(actor, saved.content(), "LOCAL", saved.version());
    }

    /// The number of the new version.
    record Published(String code, int number) {}

    @PostMapping("/drafts/{code}/publication")
    @Opened(to = Audience.STAFF, permission = Items.PUBLISH, audit = "catalog.publish")
    Published publish(Actor actor, @PathVariable CatalogCode code) {
        return new Published(code.value(), items.publish(actor, code));
    }
}

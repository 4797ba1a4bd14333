package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Saved mappings of sources, and which of our bodies and regions stand for theirs.
@RestController
@RequestMapping("/api/catalog/sources")
class SourceController {

    private final Sources sources;

    SourceController(Sources sources) {
        this.sources = sources;
    }

    /// A source's name is shown and stands in addresses.
    static String name(String text) {
        var name = text.strip();
        if (!name.matches("[\\p{IsHan}A-Za-z0-9（）()《》·\\-_ ]{2,60}")) {
            throw new IllegalArgumentException("a source has a short plain name");
        }
        return name;
    }

    @GetMapping
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    List<Sources.View> list(Actor actor) {
        return sources.list(actor);
    }

    @GetMapping("/{name}")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    Sources.View one(Actor actor, @PathVariable String name) {
        return sources.require(actor, name);
    }

    record Saved(@Nullable ImportMapping mapping, @Nullable Long version) {}

    @PutMapping("/{name}")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.save-source")
    Sources.View save(Actor actor, @PathVariable String name, @RequestBody Saved saved) {
        if (saved.mapping() == null) {
            throw new IllegalArgumentException("a mapping is needed");
        }
        return sources.save(actor, name(name), saved.mapping(), false, saved.version());
    }

    @GetMapping("/{name}/bodies")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    Page<Sources.BodyRow> bodies(
            Actor actor,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return sources.bodies(actor, name, open, after, Page.limit(limit, 20, 100));
    }

    record Match(@Nullable String key, @Nullable OrganisationCode organisation) {}

    record Matched(int items) {}

    @PutMapping("/{name}/bodies")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.match-body")
    Matched match(Actor actor, @PathVariable String name, @RequestBody Match match) {
        if (match.key() == null) {
            throw new IllegalArgumentException("the body's key is needed");
        }
        return new Matched(sources.match(actor, name, match.key(), match.organisation()));
    }

    @GetMapping("/{name}/regions")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    List<Sources.RegionRow> regions(Actor actor, @PathVariable String name) {
        return sources.regions(actor, name);
    }

    record RegionMatch(@Nullable String code, @Nullable RegionCode region) {}

    @PutMapping("/{name}/regions")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.match-region")
    List<Sources.RegionRow> matchRegion(Actor actor, @PathVariable String name, @RequestBody RegionMatch match) {
        if (match.code() == null) {
            throw new IllegalArgumentException("the region's code is needed");
        }
        sources.matchRegion(actor, name, match.code(), match.region());
        return sources.regions(actor, name);
    }
}

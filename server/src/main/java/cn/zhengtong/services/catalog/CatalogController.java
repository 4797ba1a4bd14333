package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.RegionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Published items for programs.
@RestController
@RequestMapping("/api/catalog")
class CatalogController {

    private final Catalog catalog;

    CatalogController(Catalog catalog) {
        this.catalog = catalog;
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
}

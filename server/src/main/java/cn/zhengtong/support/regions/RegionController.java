package cn.zhengtong.support.regions;

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

/// Divisions and bodies for programs.
@RestController
@RequestMapping("/api/regions")
class RegionController {

    /// A found division with the names above it.
    record Found(RegionCode code, String name, RegionKind kind, int level, int children, List<String> path) {}

    private final Regions regions;
    private final Organisations organisations;

    RegionController(Regions regions, Organisations organisations) {
        this.regions = regions;
        this.organisations = organisations;
    }

    @GetMapping("/children")
    @Opened(to = Audience.PUBLIC)
    Page<Region> children(
            @RequestParam(defaultValue = "32") RegionCode of,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return regions.children(of, after, Page.limit(limit, 50, 200));
    }

    @GetMapping("/search")
    @Opened(to = Audience.PUBLIC)
    Page<Found> search(@RequestParam String q, @RequestParam(required = false) @Nullable Integer limit) {
        var rows = regions.search(q, Page.limit(limit, 20, 50)).stream()
                .map(it -> new Found(
                        it.code(),
                        it.name(),
                        it.kind(),
                        it.level(),
                        it.children(),
                        regions.path(it.code()).stream().map(Region::name).toList()))
                .toList();
        return new Page<>(rows, null);
    }

    @GetMapping("/{code:\\d+}")
    @Opened(to = Audience.PUBLIC)
    Region one(@PathVariable RegionCode code) {
        return regions.require(code);
    }

    @GetMapping("/{code:\\d+}/organisations")
    @Opened(to = Audience.PUBLIC)
    List<Organisation> organisations(@PathVariable RegionCode code) {
        return organisations.of(regions.require(code).code());
    }

    @GetMapping("/organisations")
    @Opened(to = Audience.PUBLIC)
    Page<Organisation> findOrganisations(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return organisations.search(q, after, Page.limit(limit, 20, 50));
    }
}

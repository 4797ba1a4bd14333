package cn.zhengtong.support.regions;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Every division browsable without scripts: one page a division, its children in keyset pages.
@Controller
class RegionPages {

    private static final int ROWS = 100;

    private final Regions regions;
    private final Organisations organisations;

    RegionPages(Regions regions, Organisations organisations) {
        this.regions = regions;
        this.organisations = organisations;
    }

    @GetMapping("/regions")
    @Opened(to = Audience.PUBLIC)
    String province(@RequestParam(required = false) @Nullable String q, Model model) {
        if (q != null && !q.isBlank()) {
            model.addAttribute("q", q);
            model.addAttribute(
                    "found",
                    regions.search(q, 50).stream()
                            .map(it -> new Found(it, regions.fullName(it.code(), 2)))
                            .toList());
        }
        return page(Regions.PROVINCE, null, model);
    }

    @GetMapping("/regions/{code:\\d+}")
    @Opened(to = Audience.PUBLIC)
    String one(@PathVariable RegionCode code, @RequestParam(required = false) @Nullable String after, Model model) {
        return page(code, after, model);
    }

    private String page(RegionCode code, @Nullable String after, Model model) {
        var region = regions.require(code);
        model.addAttribute("region", region);
        model.addAttribute("path", regions.path(code));
        model.addAttribute("children", regions.children(code, after, ROWS));
        model.addAttribute("organisations", region.level() <= 3 ? organisations.of(code) : java.util.List.of());
        return "regions/region";
    }

    record Found(Region region, String fullName) {}
}

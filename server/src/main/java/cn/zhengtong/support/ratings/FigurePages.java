package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Regions;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What people say of every unit, published by the month (评价公开).
@Controller
class FigurePages {

    private static final int ROWS = 40;

    private final Figures figures;
    private final Regions regions;
    private final BusinessClock clock;

    FigurePages(Figures figures, Regions regions, BusinessClock clock) {
        this.figures = figures;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/ratings")
    @Opened(to = Audience.PUBLIC)
    String figures(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "32") RegionCode in,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var now = YearMonth.from(clock.today());
        var asked = month == null || month.isAfter(now) ? now : month;
        var region = regions.require(in);
        model.addAttribute("month", asked);
        model.addAttribute("earlier", asked.minusMonths(1));
        model.addAttribute("later", asked.isBefore(now) ? asked.plusMonths(1) : null);
        model.addAttribute("region", region);
        model.addAttribute("path", regions.path(in));
        model.addAttribute(
                "below",
                in.value().length() < 6 ? regions.children(in, null, 30).rows() : java.util.List.of());
        model.addAttribute("total", figures.total(asked.atDay(1), in).orElse(null));
        model.addAttribute("page", figures.byBody(asked.atDay(1), in, after, ROWS));
        model.addAttribute("first", after == null);
        return "ratings/figures";
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.support.regions.RegionInView;
import cn.zhengtong.support.regions.Regions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What everybody may see of cases: granted decisions (行政许可法 §40), and the progress of a case for whoever
/// knows its number
/// and the applicant.
@Controller
class PublicCasePages {

    private static final int ROWS = 30;

    private final CaseList list;
    private final CaseProgress progress;
    private final RegionInView inView;
    private final Regions regions;

    PublicCasePages(CaseList list, CaseProgress progress, RegionInView inView, Regions regions) {
        this.list = list;
        this.progress = progress;
        this.inView = inView;
        this.regions = regions;
    }

    @GetMapping("/decisions")
    @Opened(to = Audience.PUBLIC)
    String decisions(HttpServletRequest request, @RequestParam(required = false) @Nullable String after, Model model) {
        var region = inView.of(request);
        model.addAttribute("regionName", regions.require(region).name());
        model.addAttribute("cases", list.decided(region, after, ROWS));
        return "acceptance/decisions";
    }

    @GetMapping("/progress")
    @Opened(to = Audience.PUBLIC)
    String progressPage(Model model) {
        model.addAttribute("number", "");
        model.addAttribute("notFound", false);
        return "acceptance/progress";
    }

    /// Wrong number and wrong proof look the same, and tries are limited.
    @PostMapping("/progress")
    @Opened(to = Audience.PUBLIC, audit = "acceptance.progress")
    String progress(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String proof,
            Model model) {
        var found = progress.of(request.getRemoteAddr(), number, proof);
        model.addAttribute("number", number);
        model.addAttribute("notFound", found.isEmpty());
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        found.ifPresent(it -> {
            model.addAttribute("found", it.row());
            model.addAttribute("ballWith", it.ballWith());
        });
        return "acceptance/progress";
    }

    @Configuration(proxyBeanMethods = false)
    static class Order {

        /// For pages that tell a story from its end.
        @Bean
        Comparator<CaseView.Happened> latestFirst() {
            return Comparator.comparing(CaseView.Happened::at).reversed();
        }
    }
}

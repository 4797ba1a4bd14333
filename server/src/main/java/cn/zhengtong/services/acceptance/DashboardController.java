package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Figures of a division for those who lead it.
@RestController
@RequestMapping("/api/acceptance/dashboard")
class DashboardController {

    private final Dashboard dashboard;

    DashboardController(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GetMapping
    @Opened(to = Audience.STAFF, permission = CaseAccess.READ)
    Dashboard.Figures figures(Actor actor, @RequestParam(defaultValue = "32") RegionCode region) {
        return dashboard.figures(actor, region);
    }
}

package cn.zhengtong.portal;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.support.regions.Regions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page a visitor sees.
@Controller
class HomePages {

    private final Regions regions;

    HomePages(Regions regions) {
        this.regions = regions;
    }

    @GetMapping("/")
    @Opened(to = Audience.PUBLIC)
    String home(Model model) {
        model.addAttribute(
                "cities", regions.children(Regions.PROVINCE, null, 20).rows());
        return "portal/home";
    }
}

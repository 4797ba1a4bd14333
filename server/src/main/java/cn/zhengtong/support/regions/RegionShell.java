package cn.zhengtong.support.regions;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RegionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the shell of every page needs to know about the region in view, and the switch that changes it.
@Controller
@ControllerAdvice(annotations = Controller.class)
class RegionShell {

    private final RegionInView inView;
    private final Regions regions;

    RegionShell(RegionInView inView, Regions regions) {
        this.inView = inView;
        this.regions = regions;
    }

    @ModelAttribute("regionInView")
    RegionInView.View regionInView(HttpServletRequest request) {
        return inView.view(request);
    }

    @PostMapping("/region")
    @Opened(to = Audience.PUBLIC, audit = "regions.choose")
    String choose(@RequestParam RegionCode to, HttpServletResponse response) {
        regions.require(to);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(RegionInView.COOKIE, to.value())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .httpOnly(true)
                        .build()
                        .toString());
        return "redirect:/";
    }
}

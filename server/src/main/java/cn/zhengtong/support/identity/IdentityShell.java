package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/// What the shell of every page knows about the reader: who is signed in (masked) and whether large text is
/// wanted.
@Controller
@ControllerAdvice(annotations = Controller.class)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityShell {

    private static final String ELDER = "elder";

    /// Who is signed in, as the top of the page shows it.
    public record Me(String name, boolean staff) {}

    private final SessionActors actors;
    private final Parties parties;
    private final Staff staff;

    IdentityShell(SessionActors actors, Parties parties, Staff staff) {
        this.actors = actors;
        this.parties = parties;
        this.staff = staff;
    }

    @ModelAttribute("me")
    @Nullable
    Me me(HttpServletRequest request) {
        return actors.signedIn(request)
                .map(it -> it.kind() == Actor.Kind.PERSON
                        ? new Me(parties.require(it.subject()).maskedName(), false)
                        : new Me(staff.requireMember(it.subject()).name(), true))
                .orElse(null);
    }

    @ModelAttribute("elderMode")
    boolean elderMode(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, ELDER);
        return cookie != null && cookie.getValue().equals("on");
    }

    @GetMapping("/elder")
    @Opened(to = Audience.PUBLIC)
    String elder(@RequestParam(defaultValue = "true") boolean on, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(ELDER, on ? "on" : "off")
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .httpOnly(true)
                        .build()
                        .toString());
        return "redirect:/";
    }
}

package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RegionCode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// The division whose services a visitor looks at: the cookie `region`, or the province.
@Component
public class RegionInView {

    static final String COOKIE = "region";

    private final Regions regions;

    RegionInView(Regions regions) {
        this.regions = regions;
    }

    public RegionCode of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(it -> it.matches("\\d{2}|\\d{4}|\\d{6}"))
                .map(RegionCode::new)
                .filter(it -> regions.find(it).isPresent())
                .orElse(Regions.PROVINCE);
    }

    /// The names as the top of every page shows them.
    View view(HttpServletRequest request) {
        var path = regions.path(of(request));
        var above = path.stream()
                .limit(Math.max(0, path.size() - 1))
                .map(it -> it.name() + " · ")
                .toList();
        return new View(
                of(request),
                String.join("", above),
                path.isEmpty() ? "" : path.getLast().name());
    }

    /// @param above names of the divisions above, each followed by a dot
    public record View(RegionCode code, String above, String name) {}
}

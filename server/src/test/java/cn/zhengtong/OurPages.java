package cn.zhengtong;

import jakarta.servlet.http.Cookie;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// What a browser sends along when a form or script of our own pages asks: the token cookie and its echo.
///
/// Not the token of Spring's test support: that one swaps the token repository of the shared filter for one
/// that opens sessions, and from then on no test sees the program as it is.
public final class OurPages {

    private static final String TOKEN = "5a7e6c1e-3d7b-4f0c-9a51-0c2b1d3e4f50";

    private OurPages() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            var before = request.getCookies();
            var cookies = before == null ? new Cookie[1] : java.util.Arrays.copyOf(before, before.length + 1);
            cookies[cookies.length - 1] = new Cookie("XSRF-TOKEN", TOKEN);
            request.setCookies(cookies);
            request.addHeader("X-XSRF-TOKEN", TOKEN);
            return request;
        };
    }

    /// A form with files says how large it is, as browsers do; the mock does not by itself.
    public static RequestPostProcessor sized() {
        return request -> {
            request.setContent(new byte[1]);
            return request;
        };
    }
}

package cn.zhengtong.support.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The session's cookie, the same however the program is deployed: out of reach of scripts, not sent along by
/// other sites, only over TLS once the first request came over TLS.
@Configuration(proxyBeanMethods = false)
class SessionCookies {

    static final String NAME = "ZTSESSION";

    @Bean
    CookieSerializer cookieSerializer() {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(NAME);
        cookies.setCookiePath("/");
        cookies.setUseHttpOnlyCookie(true);
        cookies.setSameSite("Lax");
        return cookies;
    }
}

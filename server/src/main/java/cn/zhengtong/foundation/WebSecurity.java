package cn.zhengtong.foundation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// Headers and forgery protection for every answer. Who may do what is decided by [AccessGate] and the facades,
/// who
/// somebody is by `identity`.
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String POLICY = "Content-Security-Policy";
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// Element Plus positions its pop-ups by style attributes; scripts stay as strict as everywhere.
    private static final String DESK_POLICY =
            CONTENT_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") + "; frame-src 'self' blob:";

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http) {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> it.sameSite("Lax"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(cookie)
                        .ignoringRequestMatchers(
                                "/verify", "/api/seals/verifications", "/api/notices/delivery-reports", "/actuator/**"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .headers(headers -> headers.addHeaderWriter((request, response) -> {
                            if (!response.containsHeader(POLICY)) { // stored files have a stricter one
                                response.setHeader(
                                        POLICY,
                                        request.getRequestURI().startsWith("/desk") ? DESK_POLICY : CONTENT_POLICY);
                            }
                        })
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /// Nobody signs in through the framework; this only keeps it from inventing a default user.
    @Bean
    UserDetailsService userDetailsService() {
        return name -> {
            throw new UsernameNotFoundException("accounts live in identity");
        };
    }
}

package cn.zhengtong.support.notices;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// How people reach this house from outside.
@Component
class PublicAddress {

    private final NoticesSettings settings;
    private final Environment environment;

    PublicAddress(NoticesSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String of(String path) {
        var base = settings.address();
        return (base.isEmpty() ? "http://localhost:" + environment.getProperty("local.server.port", "8080") : base)
                + path;
    }
}

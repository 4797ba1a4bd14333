package cn.zhengtong.support.typesetting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Addresses for the codes on papers. They come from the settings, never from a request: what a paper
/// says must not depend on who asked for it.
@Component
public class PublicAddress {

    private final TypesettingSettings settings;
    private final Environment environment;

    PublicAddress(TypesettingSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// Where a code is checked.
    public String check(String code) {
        return of("/verify?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    public String of(String path) {
        var address = settings.address();
        if (address.isEmpty()) {
            var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
            address = "http://localhost:" + port;
        }
        return address + path;
    }
}

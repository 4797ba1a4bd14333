package cn.zhengtong.foundation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// How people reach this house from outside: for the codes on papers and the links in messages. It comes from
/// the
/// settings, never from a request: what a paper says must not depend on who asked for it.
@Component
public class PublicAddress {

    private final String address;
    private final Environment environment;

    /// @param address setting `zhengtong.address`; empty = this machine
    public PublicAddress(@Value("${zhengtong.address:}") String address, Environment environment) {
        this.address = address;
        this.environment = environment;
    }

    /// Where a code is checked.
    public String check(String code) {
        return of("/verify?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    public String of(String path) {
        if (!address.isEmpty()) {
            return address + path;
        }
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port + path;
    }
}

package cn.zhengtong.support.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Browser and system in two words, so that somebody recognises a device of their own.
final class DeviceName {

    private static final List<String> BROWSERS =
            List.of("MicroMessenger", "Edg", "Firefox", "Chrome", "Safari", "curl", "Java-http-client");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");

    private DeviceName() {}

    static String of(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        return first(BROWSERS, agent).replace("Edg", "Edge").replace("MicroMessenger", "WeChat") + " · "
                + first(SYSTEMS, agent);
    }

    private static String first(List<String> names, String agent) {
        return names.stream().filter(agent::contains).findFirst().orElse("?");
    }
}

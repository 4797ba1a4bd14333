package cn.zhengtong.support.notices;

import org.jspecify.annotations.Nullable;

/// The gateway gave no answer that can be understood; whether it took the message is not known.
public class GatewayAway extends RuntimeException {

    private final String reason;

    GatewayAway(String reason, @Nullable Throwable cause) {
        super("SMS gateway: " + reason, cause);
        this.reason = reason;
    }

    /// A stable word, e.g. `no-answer`; its words for people stand under `notices.reason.<word>`.
    public String reason() {
        return reason;
    }
}

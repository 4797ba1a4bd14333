package cn.zhengtong.support.notices;

import cn.zhengtong.kernel.RuleViolation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Takes in what the gateway reports about a message, however often and in whatever order.
@Component
@Transactional
class DeliveryReports {

    /// What may be reported.
    enum State {
        ON_ITS_WAY,
        DELIVERED,
        UNDELIVERABLE
    }

    /// A report as it travels.
    record Report(@Nullable String id, @Nullable String state) {}

    /// Ours look like this; reports about anything else (codes for signing in) need no keeping.
    private static final Pattern NOTICE = Pattern.compile("([0-9a-f-]{36})-(\\d{1,6})");

    private final GatewaySignature signature;
    private final SmsQueue queue;
    private final JsonMapper json;

    DeliveryReports(GatewaySignature signature, SmsQueue queue, JsonMapper json) {
        this.signature = signature;
        this.queue = queue;
        this.json = json;
    }

    void receive(Envelope envelope) {
        if (!signature.holds(envelope)) {
            throw new ReportNotSigned();
        }
        var report = read(envelope.body());
        var state = state(report);
        var ours = NOTICE.matcher(report.id() == null ? "" : report.id());
        if (ours.matches()) {
            queue.reported(java.util.UUID.fromString(ours.group(1)), Integer.parseInt(ours.group(2)), state);
        }
    }

    private Report read(String body) {
        try {
            return json.readValue(body, Report.class);
        } catch (JacksonException garbled) {
            throw new ReportUnreadable();
        }
    }

    private static State state(Report report) {
        for (var state : State.values()) {
            if (state.name().equals(report.state())) {
                return state;
            }
        }
        throw new ReportUnreadable();
    }

    /// The report does not carry the gateway's signature.
    static class ReportNotSigned extends RuleViolation {
        ReportNotSigned() {
            super("notices.report-not-signed", Kind.NOT_ALLOWED, "The delivery report is not signed by the gateway");
        }
    }

    /// The report is not in the protocol's form.
    static class ReportUnreadable extends RuleViolation {
        ReportUnreadable() {
            super("notices.report-unreadable", Kind.REFUSED, "The delivery report cannot be read");
        }
    }
}

package cn.zhengtong.support.notices;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Speaks the gateway's protocol: a signed JSON request for each message, an answer that repeats its
/// identifier.
class SignedGateway implements SmsGateway {

    /// What is sent.
    record Request(String id, String mobile, String text) {}

    /// What comes back.
    record Response(
            @Nullable String id,
            @Nullable Boolean accepted,
            @Nullable String reason) {}

    private final SmsLine line;
    private final GatewaySignature signature;
    private final JsonMapper json;

    SignedGateway(SmsLine line, GatewaySignature signature, JsonMapper json) {
        this.line = line;
        this.signature = signature;
        this.json = json;
    }

    @Override
    public Answer send(Sms message) {
        var body =
                json.writeValueAsString(new Request(message.id(), message.to().value(), message.text()));
        var reply = exchange(signature.seal(body));
        if (reply.status() == 401 || reply.status() == 403) {
            throw new GatewayAway("not-authorised", null);
        }
        if (reply.status() / 100 != 2) {
            throw new GatewayAway(reply.status() == 429 ? "busy" : "error-answer", null);
        }
        var response = read(reply.body());
        if (!message.id().equals(response.id()) || response.accepted() == null) {
            throw new GatewayAway("unreadable-answer", null);
        }
        return response.accepted() ? Answer.TAKEN : new Answer(false, word(response.reason()));
    }

    @Override
    public String connection() {
        return line.name();
    }

    private SmsLine.Reply exchange(Envelope request) {
        try {
            return line.exchange(request);
        } catch (IOException lost) {
            throw new GatewayAway("no-answer", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayAway("no-answer", stopped);
        }
    }

    private Response read(String body) {
        try {
            return json.readValue(body, Response.class);
        } catch (JacksonException garbled) {
            throw new GatewayAway("unreadable-answer", garbled);
        }
    }

    /// Only a stable word is kept, never a foreign text.
    private static String word(@Nullable String reason) {
        return reason != null && reason.matches("[a-z][a-z-]{0,39}") ? reason : "refused";
    }
}

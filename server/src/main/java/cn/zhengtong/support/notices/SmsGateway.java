package cn.zhengtong.support.notices;

/// The way short messages leave the house; the only one, codes for signing in go through it too. A port: a
/// province
/// with another protocol brings its own bean, ours speaks signed JSON over HTTP, the demo brings a simulator
/// of it.
public interface SmsGateway {

    /// Hands a message over. The same identifier twice is one message.
    ///
    /// @throws GatewayAway when nobody knows whether it was taken: try again with the same identifier
    Answer send(Sms message);

    /// What is connected, as operators see it: `HTTP`, `SIMULATOR` or `NONE`.
    String connection();

    /// @param refusal stable word for why the gateway will never take it, empty when it took it
    record Answer(boolean taken, String refusal) {

        static final Answer TAKEN = new Answer(true, "");
    }
}

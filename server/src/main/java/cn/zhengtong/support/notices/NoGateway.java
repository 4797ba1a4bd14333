package cn.zhengtong.support.notices;

/// Stands in until a province connects its gateway: nothing is lost, messages wait and are listed.
class NoGateway implements SmsGateway {

    @Override
    public Answer send(Sms message) {
        throw new GatewayAway("no-gateway", null);
    }

    @Override
    public String connection() {
        return "NONE";
    }
}

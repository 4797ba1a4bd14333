package cn.zhengtong.support.notices;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The gateway of tests: takes every message and forgets it. In the demo the simulator stays.
@Component
@ConditionalOnProperty(name = "zhengtong.demo", havingValue = "false", matchIfMissing = true)
class TakingGateway implements SmsGateway {

    @Override
    public Answer send(Sms message) {
        return Answer.TAKEN;
    }

    @Override
    public String connection() {
        return "TEST";
    }
}

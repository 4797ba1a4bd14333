package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.MobileNumber;
import java.sql.Timestamp;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The demo's SMS gateway: messages can be read on a page. Outside of the demo it refuses to pretend.
@Component
class SimulatedSms implements SmsSender {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedSms.class);

    /// A message as the demo page shows it.
    record Message(String mobileTail, String text, java.time.Instant sentAt) {}

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final ZhengtongSettings settings;

    SimulatedSms(JdbcClient jdbc, SystemClock clock, ZhengtongSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void send(MobileNumber to, String text) {
        if (!settings.demo()) {
            LOG.error("No SMS gateway is connected; a message was not sent");
            return;
        }
        jdbc.sql("insert into identity.simulated_sms (mobile_tail, text, sent_at) values (:tail, :text, :at)")
                .param("tail", to.value().substring(7))
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<Message> latest() {
        return jdbc.sql("select mobile_tail, text, sent_at from identity.simulated_sms order by id desc limit 30")
                .query((row, i) -> new Message(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }
}

package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.support.notices.GatewayAway;
import cn.zhengtong.support.notices.Sms;
import cn.zhengtong.support.notices.SmsGateway;
import cn.zhengtong.support.parties.Parties;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// One-time codes by SMS 短信验证码: six digits, short life, few tries, few a day; only a digest is stored.
@Component
class SmsCodes {

    private static final Logger LOG = LoggerFactory.getLogger(SmsCodes.class);

    private final JdbcClient jdbc;
    private final Parties parties;
    private final SmsGateway gateway;
    private final SystemClock clock;
    private final IdentitySettings settings;
    private final MessageSource messages;
    private final SecureRandom random = new SecureRandom();

    SmsCodes(
            JdbcClient jdbc,
            Parties parties,
            SmsGateway gateway,
            SystemClock clock,
            IdentitySettings settings,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.gateway = gateway;
        this.clock = clock;
        this.settings = settings;
        this.messages = messages;
    }

    /// Sends a code. The answer never tells whether anybody has this number. No transaction is held open
    /// while the
    /// gateway answers.
    void send(MobileNumber mobile) {
        var code = "%06d".formatted(random.nextInt(1_000_000));
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, BusinessClock.ZONE);
        int stored = jdbc.sql("""
                        insert into identity.sms_code as c (mobile_index, code_digest, sent_at, expires_at, sent_on)
                        values (:index, :digest, :now, :expires, :today)
                        on conflict (mobile_index) do update
                           set code_digest = excluded.code_digest, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0,
                               sent_today = case when c.sent_on = excluded.sent_on then c.sent_today + 1 else 1 end, sent_on = excluded.sent_on
                         where c.sent_at <= :pauseEnds and (c.sent_on <> excluded.sent_on or c.sent_today < :perDay)
                        """)
                .param("index", parties.mobileIndex(mobile))
                .param("digest", digest(mobile, code))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(settings.smsLife())))
                .param("today", today)
                .param("pauseEnds", Timestamp.from(now.minus(settings.smsPause())))
                .param("perDay", settings.smsPerDay())
                .update();
        if (stored == 0) {
            throw new SmsTooOften();
        }
        var text = messages.getMessage(
                "identity.sms", new Object[] {code, settings.smsLife().toMinutes()}, Locale.SIMPLIFIED_CHINESE);
        try {
            var answer = gateway.send(new Sms("code-" + UUID.randomUUID(), mobile, text));
            if (!answer.taken()) {
                LOG.warn("the gateway refused a code: {}", answer.refusal());
                throw new SmsAway();
            }
        } catch (GatewayAway away) {
            LOG.error("no code could be sent: {}", away.reason());
            throw new SmsAway();
        }
    }

    /// True once, for the right code in time; every try counts, also when the caller's transaction fails.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean spend(MobileNumber mobile, String code) {
        var index = parties.mobileIndex(mobile);
        int tried = jdbc.sql(
                        "update identity.sms_code set tries = tries + 1 where mobile_index = :index and tries < :most and expires_at > :now")
                .param("index", index)
                .param("most", settings.smsTries())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return tried == 1
                && jdbc.sql(
                                        "update identity.sms_code set expires_at = sent_at where mobile_index = :index and code_digest = :digest")
                                .param("index", index)
                                .param("digest", digest(mobile, code.strip()))
                                .update()
                        == 1;
    }

    private String digest(MobileNumber mobile, String code) {
        return Digests.sm3(HexFormat.of().formatHex(parties.mobileIndex(mobile)) + code);
    }
}

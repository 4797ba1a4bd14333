package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import java.sql.Timestamp;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts how often somebody's password is tried, and locks (锁定). A try counts before it is judged, so that
/// many
/// at once are not more than one after the other.
///
/// Two counts: few tries from one address, more from all addresses together. Whoever guesses locks first
/// himself
/// out and not the owner, who comes from elsewhere.
@Component
class Tries {

    private static final String EVERYWHERE = "*";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SystemClock clock;
    private final IdentitySettings settings;

    Tries(JdbcClient jdbc, FieldCipher cipher, SystemClock clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.settings = settings;
    }

    /// @param login whose password it is, known or not
    /// @param address where the try comes from
    void begin(String login, String address) {
        count(index(login, address), settings.failures());
        count(index(login, EVERYWHERE), settings.failuresEverywhere());
    }

    /// The password was right: nothing of it counts any more.
    void succeeded(String login, String address) {
        jdbc.sql("delete from identity.sign_in_try where login_index in (:here, :everywhere)")
                .param("here", index(login, address))
                .param("everywhere", index(login, EVERYWHERE))
                .update();
    }

    /// Forgets what no longer counts.
    void forgetOld() {
        jdbc.sql(
                        "delete from identity.sign_in_try where since < :longAgo and (locked_until is null or locked_until < :longAgo)")
                .param("longAgo", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    private void count(byte[] index, int most) {
        var now = clock.instant();
        boolean locked = jdbc.sql("""
                        insert into identity.sign_in_try as t (login_index, tries, since) values (:index, 1, :now)
                        on conflict (login_index) do update
                           set tries = case when t.locked_until > :now then t.tries
                                            when t.locked_until <= :now or t.since < :windowBegins then 1 else t.tries + 1 end,
                               since = case when t.locked_until > :now then t.since
                                            when t.locked_until <= :now or t.since < :windowBegins then :now else t.since end,
                               locked_until = case when t.locked_until > :now then t.locked_until
                                                   when t.locked_until <= :now or t.since < :windowBegins then null
                                                   when t.tries + 1 > :most then :until end
                        returning locked_until is not null
                        """)
                .param("index", index)
                .param("now", Timestamp.from(now))
                .param("windowBegins", Timestamp.from(now.minus(settings.window())))
                .param("most", most)
                .param("until", Timestamp.from(now.plus(settings.lock())))
                .query(Boolean.class)
                .single();
        if (locked) {
            throw new AccountLocked();
        }
    }

    private byte[] index(String login, String address) {
        return cipher.blindIndex("sign-in-try", login + "\u0000" + address);
    }
}

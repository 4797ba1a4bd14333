package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.support.staff.Member;
import cn.zhengtong.support.staff.Staff;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How a member of staff comes to a password that no administrator knows: a code that works once (激活码).
@Component
class Activations {

    /// Without letters and digits that look alike.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;

    /// A code as it is shown once to whoever made it.
    record Code(String account, String code, Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Passwords passwords;
    private final Tries tries;
    private final Sessions sessions;
    private final SystemClock clock;
    private final IdentitySettings settings;
    private final SecureRandom random = new SecureRandom();

    Activations(
            JdbcClient jdbc,
            Staff staff,
            Passwords passwords,
            Tries tries,
            Sessions sessions,
            SystemClock clock,
            IdentitySettings settings) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.passwords = passwords;
        this.tries = tries;
        this.sessions = sessions;
        this.clock = clock;
        this.settings = settings;
    }

    /// A new code for a member within the administrator's reach; the old password and every session end.
    @Transactional
    Code make(Actor administrator, String account) {
        var member = staff.find(account).filter(it -> !it.left()).orElse(null);
        staff.mustAdminister(administrator, member);
        return make(administrator, java.util.Objects.requireNonNull(member));
    }

    /// For the first administrators, whom nobody could reach yet.
    Code make(Actor by, Member member) {
        var code = random.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
        var expires = clock.instant().plus(settings.activationLife());
        jdbc.sql("""
                        insert into identity.activation (member, code_digest, made_by, expires_at) values (:member, :digest, :by, :expires)
                        on conflict (member) do update
                           set code_digest = excluded.code_digest, made_by = excluded.made_by, expires_at = excluded.expires_at
                        """)
                .param("member", member.id())
                .param("digest", digest(member.id(), code))
                .param("by", by.id())
                .param("expires", Timestamp.from(expires))
                .update();
        passwords.remove(Actor.Kind.STAFF, member.id());
        sessions.closeAll(Actor.Kind.STAFF, member.id());
        return new Code(member.account(), String.join("-", code.split("(?<=\\G.{4})")), expires);
    }

    /// Sets the password of whoever holds the code; the code is worth nothing afterwards.
    void use(String account, String typed, String password, String address) {
        Passwords.mustBeStrong(password);
        tries.begin("activation " + account, address);
        var member = staff.find(account).filter(it -> !it.left());
        if (member.isEmpty() || !spend(member.get().id(), typed)) {
            throw new ActivationRefused();
        }
        passwords.set(Actor.Kind.STAFF, member.get().id(), password);
        tries.succeeded("activation " + account, address);
    }

    private boolean spend(UUID member, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return jdbc.sql(
                                "delete from identity.activation where member = :member and code_digest = :digest and expires_at > :now")
                        .param("member", member)
                        .param("digest", digest(member, code))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static String digest(UUID member, String code) {
        return Digests.sm3(member + code);
    }
}

package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords of people and staff, as salted digests that name how they were made.
@Component
class Passwords {

    private static final Pattern STRONG = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d).{10,200}", Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder = encoder();
    private final String nobodysPassword =
            java.util.Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));

    Passwords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static void mustBeStrong(String password) {
        if (!STRONG.matcher(password).matches()) {
            throw new PasswordTooWeak();
        }
    }

    boolean has(Actor.Kind kind, UUID subject) {
        return find(kind, subject).isPresent();
    }

    /// Takes the same work for somebody unknown, for an account without password and for a wrong one.
    boolean matches(Actor.Kind kind, @Nullable UUID subject, String password) {
        var stored = subject == null ? Optional.<String>empty() : find(kind, subject);
        var right = encoder.matches(password, stored.orElse(nobodysPassword));
        return right && stored.isPresent();
    }

    void set(Actor.Kind kind, UUID subject, String password) {
        mustBeStrong(password);
        jdbc.sql("""
                        insert into identity.account (id, kind, login, subject, password) values (:id, :kind, :login, :subject, :password)
                        on conflict (kind, subject) do update set password = excluded.password
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("login", subject.toString())
                .param("subject", subject)
                .param("password", encoder.encode(password))
                .update();
    }

    /// Nobody signs in by password until a new one is set.
    void remove(Actor.Kind kind, UUID subject) {
        jdbc.sql("delete from identity.account where kind = :kind and subject = :subject")
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    private Optional<String> find(Actor.Kind kind, UUID subject) {
        return jdbc.sql(
                        "select password from identity.account where kind = :kind and subject = :subject and password is not null")
                .param("kind", kind.name())
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    /// bcrypt looks at 72 bytes only; the SM3 digest of the password always fits.
    private static PasswordEncoder encoder() {
        var bcrypt = new BCryptPasswordEncoder(10);
        PasswordEncoder digested = new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return bcrypt.encode(Digests.sm3(String.valueOf(password)));
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
                return bcrypt.matches(Digests.sm3(String.valueOf(password)), stored);
            }
        };
        return new DelegatingPasswordEncoder("sm3-bcrypt", Map.of("sm3-bcrypt", digested));
    }
}

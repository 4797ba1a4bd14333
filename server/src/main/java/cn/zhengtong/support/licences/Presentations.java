package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.support.seals.VerifyCode;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codes by which a holder shows a licence (亮证): each lives a minute and answers one look. Only digests are
/// stored.
@Component
class Presentations {

    static final char REGISTER = 'P';
    static final Duration LIFE = Duration.ofSeconds(60);

    /// What a code leads to.
    record Look(UUID licence, boolean spent) {}

    /// One look at a licence, as its holder sees it.
    record Use(java.time.Instant at, String how, String who) {}

    private final JdbcClient jdbc;
    private final SystemClock clock;

    Presentations(JdbcClient jdbc, SystemClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String show(UUID licence) {
        var code = VerifyCode.make(REGISTER);
        jdbc.sql("delete from licences.presentation where expires_at < :long")
                .param("long", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
        jdbc.sql("insert into licences.presentation (digest, licence, expires_at) values (:digest, :licence, :expires)")
                .param("digest", Digests.sm3(code))
                .param("licence", licence)
                .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return code;
    }

    /// Uses the code up; whoever comes second, or too late, learns only that.
    Optional<Look> look(String code) {
        var now = Timestamp.from(clock.instant());
        int used = jdbc.sql("""
                        update licences.presentation set used_at = :now where digest = :digest and used_at is null and expires_at >= :now
                        """)
                .param("now", now)
                .param("digest", Digests.sm3(code))
                .update();
        return jdbc.sql("select licence from licences.presentation where digest = :digest")
                .param("digest", Digests.sm3(code))
                .query(UUID.class)
                .optional()
                .map(it -> new Look(it, used == 0));
    }

    void log(UUID licence, String how, Actor who) {
        jdbc.sql(
                        "insert into licences.use_log (id, licence, used_at, how, who) values (uuidv7(), :licence, :at, :how, :who)")
                .param("licence", licence)
                .param("at", Timestamp.from(clock.instant()))
                .param("how", how)
                .param("who", who.isStaff() ? who.name() : who.kind().name())
                .update();
    }

    /// The latest looks, newest first.
    List<Use> uses(UUID licence) {
        return jdbc.sql(
                        "select used_at as at, how, who from licences.use_log where licence = :licence order by id desc limit 50")
                .param("licence", licence)
                .query((row, i) ->
                        new Use(row.getTimestamp("at").toInstant(), row.getString("how"), row.getString("who")))
                .list();
    }
}

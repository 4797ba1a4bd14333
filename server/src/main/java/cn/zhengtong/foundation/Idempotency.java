package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.RuleViolation;
import java.sql.Timestamp;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Runs a write once for each `Idempotency-Key` of an actor and gives the first answer again to whoever repeats
/// it.
///
/// Key, write and answer share one transaction: either all of it happened or none. Answers hold identifiers,
/// never
/// personal data.
@Component
public class Idempotency {

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final JsonMapper json;

    Idempotency(JdbcClient jdbc, SystemClock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /// @param key what the client sent; null or blank = it does not repeat
    /// @param request what identifies the request; the same key with another request is refused
    @Transactional
    public <T> T once(Actor actor, @Nullable String key, Object request, Class<T> type, Supplier<T> write) {
        if (key == null || key.isBlank()) {
            return write.get();
        }
        if (key.length() > 200) {
            throw new KeyReused();
        }
        var digest = Digests.sm3(json.writeValueAsString(request));
        if (!reserve(actor, key, digest)) {
            return answerGiven(actor, key, digest, type);
        }
        var answer = write.get();
        jdbc.sql(
                        "update foundation.idempotency_key set answer = cast(:answer as jsonb) where actor_id = :actor and key = :key")
                .param("answer", json.writeValueAsString(answer))
                .param("actor", actor.id())
                .param("key", key)
                .update();
        return answer;
    }

    /// A second request with the same key waits here until the first one's transaction ends.
    private boolean reserve(Actor actor, String key, String digest) {
        return jdbc.sql("""
                                insert into foundation.idempotency_key (actor_id, key, request_digest, created_at)
                                values (:actor, :key, :digest, :at)
                                on conflict do nothing
                                """)
                        .param("actor", actor.id())
                        .param("key", key)
                        .param("digest", digest)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private <T> T answerGiven(Actor actor, String key, String digest, Class<T> type) {
        record Stored(String requestDigest, String answer) {}
        var stored = jdbc.sql(
                        "select request_digest, answer::text as answer from foundation.idempotency_key where actor_id = :actor and key = :key")
                .param("actor", actor.id())
                .param("key", key)
                .query(Stored.class)
                .single();
        if (!stored.requestDigest().equals(digest)) {
            throw new KeyReused();
        }
        return json.readValue(stored.answer(), type);
    }

    static class KeyReused extends RuleViolation {
        KeyReused() {
            super(
                    "foundation.idempotency-key-reused",
                    Kind.REFUSED,
                    "The idempotency key was used for another request");
        }
    }
}

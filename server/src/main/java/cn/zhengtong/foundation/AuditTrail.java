package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who did what to which object and when (审计): append-only, one row per operation, no personal data.
@Component
public class AuditTrail {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final SystemClock clock;

    AuditTrail(JdbcClient jdbc, SystemClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param operation stable name, e.g. `acceptance.accept`
    /// @param object identifiers of what was acted upon
    /// @param status HTTP status of the answer, 0 outside of HTTP
    public void record(Actor actor, String operation, String object, int status) {
        record(actor, operation, object, status, null);
    }

    /// @param purpose why personal data was looked at, when it was
    public void record(Actor actor, String operation, String object, int status, @Nullable String purpose) {
        jdbc.sql("""
                        insert into foundation.audit_entry (id, happened_at, actor_kind, actor_id, operation, object, status, purpose, trace_id)
                        values (uuidv7(), :at, :kind, :actor, :operation, :object, :status, :purpose, :trace)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", actor.kind().name())
                .param("actor", actor.id(), java.sql.Types.OTHER)
                .param("operation", operation)
                .param("object", object)
                .param("status", status)
                .param("purpose", purpose, java.sql.Types.VARCHAR)
                .param("trace", TraceId.current())
                .update();
    }

    /// One row of the trail.
    public record Entry(
            UUID id,
            Instant at,
            Actor.Kind actorKind,
            UUID actor,
            String operation,
            String object,
            int status,
            @Nullable String purpose,
            String traceId) {}

    /// Every operation of one kind on one object, newest first.
    public Page<Entry> of(String operation, String object, @Nullable String after, int limit) {
        return entries(
                "operation = :operation and object = :object",
                Map.of("operation", operation, "object", object),
                after,
                limit);
    }

    /// Everything one actor did, newest first.
    public Page<Entry> by(UUID actor, @Nullable String after, int limit) {
        return entries("actor_id = :actor", Map.of("actor", actor), after, limit);
    }

    /// Everything anybody did, newest first.
    public Page<Entry> all(@Nullable String after, int limit) {
        return entries("true", Map.of(), after, limit);
    }

    private Page<Entry> entries(String condition, Map<String, ?> parameters, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select id, happened_at as at, actor_kind, actor_id as actor, operation, object, status, purpose, trace_id
                          from foundation.audit_entry where %s and id < :before order by id desc limit :limit
                        """.formatted(condition))
                .params(parameters)
                .param("before", cursor == null ? NEWEST : cursor.uuid(0))
                .param("limit", limit + 1)
                .query(Entry.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// How often an operation was recorded for an object; for tests and recounts.
    public long count(String operation, String object) {
        return jdbc.sql("select count(*) from foundation.audit_entry where operation = :operation and object = :object")
                .param("operation", operation)
                .param("object", object)
                .query(Long.class)
                .single();
    }

    /// True when this actor left a row of this operation.
    public boolean has(UUID actor, String operation) {
        return jdbc.sql(
                        "select exists (select from foundation.audit_entry where actor_id = :actor and operation = :operation)")
                .param("actor", actor, java.sql.Types.OTHER)
                .param("operation", operation)
                .query(Boolean.class)
                .single();
    }
}

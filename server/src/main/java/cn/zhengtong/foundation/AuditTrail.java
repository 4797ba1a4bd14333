package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who did what to which object and when (审计): append-only, one row per operation, no personal data.
@Component
public class AuditTrail {

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

package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What whoever audits reads of the trail (审计查询), newest first. Who may read whose rows, the caller decides.
@Component
@Transactional(readOnly = true)
public class AuditList {

    /// One operation.
    public record Entry(
            UUID id,
            Instant happenedAt,
            Actor.Kind actorKind,
            UUID actorId,
            String operation,
            String object,
            int status,
            @Nullable String purpose,
            String traceId) {}

    /// What is looked for; empty texts mean anything.
    ///
    /// @param actors whose operations; null means everybody's
    public record Wanted(@Nullable Set<UUID> actors, String operation, String object) {}

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String COLUMNS =
            "id, happened_at, actor_kind, actor_id, operation, object, status, purpose, trace_id";

    private final JdbcClient jdbc;

    AuditList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<Entry> read(Wanted wanted, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var parameters = new HashMap<String, Object>();
        parameters.put("before", cursor == null ? NEWEST : cursor.uuid(0));
        parameters.put("limit", limit + 1);
        var condition = new StringBuilder("id < :before");
        narrow(condition, parameters, "operation", wanted.operation());
        narrow(condition, parameters, "object", wanted.object());
        var read = jdbc.sql(statement(wanted.actors(), condition.toString(), parameters))
                .params(parameters)
                .query(Entry.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// Several actors: the newest of each by index, then the newest of all.
    private static String statement(@Nullable Set<UUID> actors, String condition, HashMap<String, Object> parameters) {
        var newest = " order by id desc limit :limit";
        if (actors == null) {
            return "select " + COLUMNS + " from foundation.audit_entry where " + condition + newest;
        }
        parameters.put("actors", actors.stream().map(UUID::toString).toArray(String[]::new));
        return "select e.* from unnest(cast(:actors as uuid[])) as who(actor) cross join lateral (select " + COLUMNS
                + " from foundation.audit_entry where actor_id = who.actor and " + condition + newest + ") e" + newest;
    }

    private static void narrow(
            StringBuilder condition, HashMap<String, Object> parameters, String column, String wanted) {
        if (!wanted.isBlank()) {
            condition.append(" and ").append(column).append(" = :").append(column);
            parameters.put(column, wanted.strip());
        }
    }
}

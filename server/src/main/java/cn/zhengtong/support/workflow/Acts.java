package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.workflow.Step.Holder;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened to steps before they were done; append-only.
@Component
class Acts {

    /// What was done with a step.
    enum Kind {
        CLAIMED,
        RELEASED,
        HANDED_OVER,
        FREED
    }

    /// As the desk shows it.
    record Row(
            Kind kind,
            Instant at,
            String by,
            @Nullable String to,
            @Nullable String reason) {}

    private static final int MOST_SHOWN = 50;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final FieldCipher cipher;
    private final Uuid7 ids;

    Acts(JdbcClient jdbc, BusinessClock clock, FieldCipher cipher, Uuid7 ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cipher = cipher;
        this.ids = ids;
    }

    void record(UUID step, Kind kind, Actor actor, @Nullable Holder to, @Nullable String reason) {
        jdbc.sql("""
                        insert into workflow.act (id, step, kind, at, by_id, by_name, to_id, to_name, reason)
                        values (:id, :step, :kind, :at, :by, :byName, :to, :toName, :reason)
                        """)
                .param("id", ids.next())
                .param("step", step)
                .param("kind", kind.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.id())
                .param("byName", actor.name())
                .param("to", to == null ? null : to.id(), java.sql.Types.OTHER)
                .param("toName", to == null ? null : to.name(), java.sql.Types.VARCHAR)
                .param("reason", reason == null ? null : cipher.encrypt(reason), java.sql.Types.BINARY)
                .update();
    }

    /// The last ones, newest first.
    List<Row> of(UUID step) {
        return jdbc.sql("""
                        select kind, at, by_name, to_name, reason from workflow.act where step = :step order by id desc limit :limit
                        """)
                .param("step", step)
                .param("limit", MOST_SHOWN)
                .query((row, i) -> new Row(
                        Kind.valueOf(row.getString("kind")),
                        StepRow.instant(row, "at"),
                        row.getString("by_name"),
                        row.getString("to_name"),
                        cipher.decryptNullable(row.getBytes("reason"))))
                .list();
    }
}

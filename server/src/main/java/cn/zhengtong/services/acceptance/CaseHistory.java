package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What happened to a case, in order: append-only, and a fact for the ledger each time.
@Component
class CaseHistory {

    /// Longest history that a page shows; a case has some dozens of events.
    private static final int MOST = 500;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /// One dated fact of a case.
    ///
    /// @param details what the sentence about it needs, no personal data
    /// @param note what the actor wrote
    record Event(
            String kind,
            Instant at,
            Actor.Kind actorKind,
            UUID actorId,
            String actorName,
            Map<String, String> details,
            @Nullable String note,
            @Nullable UUID document) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final BusinessClock clock;
    private final Facts facts;

    CaseHistory(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, BusinessClock clock, Facts facts) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
        this.facts = facts;
    }

    void add(Actor actor, ServiceCase it, String kind, Map<String, String> details) {
        add(actor, it, kind, details, null, null);
    }

    void add(
            Actor actor,
            ServiceCase it,
            String kind,
            Map<String, String> details,
            @Nullable String note,
            @Nullable UUID document) {
        var at = clock.instant();
        jdbc.sql("""
                        insert into acceptance.case_event (id, number, kind, happened_at, actor_kind, actor_id, actor_name, details, note, document)
                        values (uuidv7(), :number, :kind, :at, :actorKind, :actor, :name, cast(:details as jsonb), :note, :document)
                        """)
                .param("number", it.number().value())
                .param("kind", kind)
                .param("at", Timestamp.from(at))
                .param("actorKind", actor.kind().name())
                .param("actor", actor.id())
                .param("name", actor.isStaff() ? actor.name() : "")
                .param("details", json.writeValueAsString(details))
                .param("note", note == null || note.isBlank() ? null : cipher.encrypt(note), Types.BINARY)
                .param("document", document, Types.OTHER)
                .update();
        var fact = new HashMap<String, Object>(details);
        fact.put("at", at.toString());
        fact.put("actor", actor.id().toString());
        fact.put("status", it.status().name());
        fact.put("item", it.origin.taskCode().value());
        fact.put("case", it.origin.id().toString());
        facts.record("acceptance." + kind, it.number().value(), fact);
    }

    /// Oldest first.
    List<Event> of(CaseNumber number) {
        return jdbc.sql("select * from acceptance.case_event where number = :number order by id limit :most")
                .param("number", number.value())
                .param("most", MOST)
                .query((row, i) -> new Event(
                        row.getString("kind"),
                        row.getTimestamp("happened_at").toInstant(),
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name"),
                        json.readValue(row.getString("details"), TEXTS),
                        cipher.decryptNullable(row.getBytes("note")),
                        row.getObject("document", UUID.class)))
                .list();
    }
}

package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The orders of low ratings as they are stored, with everything that was done about them.
@Component
class Rectifications {

    /// One thing that was done.
    ///
    /// @param text people's own words, decrypted
    /// @param detail a stable word, e.g. `REACHED`
    record Entry(
            EntryKind kind,
            Instant at,
            Actor.Kind actorKind,
            UUID actor,
            String actorName,
            int round,
            @Nullable String text,
            @Nullable String detail) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    Rectifications(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    Optional<Rectification> find(SeriesNumber number) {
        return one("number = :key", number.value());
    }

    Optional<Rectification> ofRating(UUID rating) {
        return one("rating = :key", rating);
    }

    /// Locked until the transaction ends.
    Optional<Rectification> lock(SeriesNumber number) {
        return one("number = :key for update", number.value());
    }

    Optional<Rectification> lockOfRating(UUID rating) {
        return one("rating = :key for update", rating);
    }

    private Optional<Rectification> one(String condition, Object key) {
        return jdbc.sql("select *, nullif(due_at, 'infinity') as due from ratings.rectification where " + condition)
                .param("key", key)
                .query((row, i) -> new Rectification(row))
                .optional();
    }

    void add(Rectification order) {
        columns(jdbc.sql("""
                                insert into ratings.rectification (number, rating, person, system, event_number, region, organisation, item, title, level,
                                  real_name, handled_by, month, state, finding, appeal, outcome, round, attempts, step, appeal_step, appealed_by,
                                  opened_at, contact_due_at, rectify_due_at, call_back_due_at, due_at, yellow_at, rectified_at, rectified_by,
                                  called_back_at, overdue, changed_at, closed_at)
                                values (:number, :rating, :person, :system, :eventNumber, :region, :organisation, :item, :title, :level,
                                  :realName, :handledBy, :month, :state, :finding, :appeal, :outcome, :round, :attempts, :step, :appealStep, :appealedBy,
                                  :openedAt, :contactDueAt, :rectifyDueAt, :callBackDueAt, coalesce(:dueAt, 'infinity'), :yellowAt, :rectifiedAt, :rectifiedBy,
                                  :calledBackAt, :overdue, :openedAt, :closedAt)
                                """), order)
                .param("rating", order.rating)
                .param("person", order.person)
                .param("system", order.system)
                .param("eventNumber", order.eventNumber)
                .param("region", order.place.region().value())
                .param("organisation", order.place.organisation().value())
                .param("item", order.place.item(), Types.VARCHAR)
                .param("title", order.title)
                .param("level", order.level)
                .param("realName", order.realName)
                .param("handledBy", order.handledBy, Types.OTHER)
                .param("month", order.month)
                .param("openedAt", Timestamp.from(order.openedAt))
                .update();
    }

    void save(Rectification order, Instant now) {
        int saved = columns(jdbc.sql("""
                                update ratings.rectification set state = :state, finding = :finding, appeal = :appeal, outcome = :outcome, round = :round,
                                  attempts = :attempts, step = :step, appeal_step = :appealStep, appealed_by = :appealedBy, contact_due_at = :contactDueAt,
                                  rectify_due_at = :rectifyDueAt, call_back_due_at = :callBackDueAt, due_at = coalesce(:dueAt, 'infinity'), yellow_at = :yellowAt,
                                  rectified_at = :rectifiedAt, rectified_by = :rectifiedBy, called_back_at = :calledBackAt, overdue = :overdue,
                                  closed_at = :closedAt, changed_at = :now, version = version + 1
                                 where number = :number and version = :version
                                """), order)
                .param("version", order.version)
                .param("now", Timestamp.from(now))
                .update();
        if (saved != 1) {
            throw new Refusal.OrderChangedMeanwhile();
        }
        order.version++;
    }

    private static StatementSpec columns(StatementSpec statement, Rectification order) {
        return statement
                .param("number", order.number.value())
                .param("state", order.state.name())
                .param("finding", name(order.finding), Types.VARCHAR)
                .param("appeal", order.appeal.name())
                .param("outcome", name(order.outcome), Types.VARCHAR)
                .param("round", order.round)
                .param("attempts", order.attempts)
                .param("step", order.step)
                .param("appealStep", order.appealStep, Types.OTHER)
                .param("appealedBy", order.appealedBy, Types.OTHER)
                .param("contactDueAt", time(order.contactDueAt), Types.TIMESTAMP)
                .param("rectifyDueAt", time(order.rectifyDueAt), Types.TIMESTAMP)
                .param("callBackDueAt", time(order.callBackDueAt), Types.TIMESTAMP)
                .param("dueAt", time(order.dueAt), Types.TIMESTAMP)
                .param("yellowAt", time(order.yellowAt), Types.TIMESTAMP)
                .param("rectifiedAt", time(order.rectifiedAt), Types.TIMESTAMP)
                .param("rectifiedBy", order.rectifiedBy, Types.OTHER)
                .param("calledBackAt", time(order.calledBackAt), Types.TIMESTAMP)
                .param("closedAt", time(order.closedAt), Types.TIMESTAMP)
                .param("overdue", order.overdue);
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    void log(
            Rectification order,
            EntryKind kind,
            Actor actor,
            @Nullable String text,
            @Nullable String detail,
            Instant now) {
        jdbc.sql("""
                        insert into ratings.entry (id, number, kind, at, actor_kind, actor, actor_name, round, text, detail)
                        values (uuidv7(), :number, :kind, :at, :actorKind, :actor, :name, :round, :text, :detail)
                        """)
                .param("number", order.number.value())
                .param("kind", kind.name())
                .param("at", Timestamp.from(now))
                .param(
                        "actorKind",
                        actor.kind() == Actor.Kind.VISITOR
                                ? Actor.Kind.PERSON.name()
                                : actor.kind().name())
                .param("actor", actor.isStaff() ? actor.id() : new UUID(0, 0))
                .param("name", actor.isStaff() ? actor.name() : "")
                .param("round", order.round)
                .param("text", text == null || text.isBlank() ? null : cipher.encrypt(text.strip()), Types.BINARY)
                .param("detail", detail, Types.VARCHAR)
                .update();
    }

    List<Entry> entries(SeriesNumber number) {
        return jdbc.sql("select * from ratings.entry where number = :number order by id limit 200")
                .param("number", number.value())
                .query((row, i) -> new Entry(
                        EntryKind.valueOf(row.getString("kind")),
                        row.getTimestamp("at").toInstant(),
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_name"),
                        row.getInt("round"),
                        cipher.decryptNullable(row.getBytes("text")),
                        row.getString("detail")))
                .list();
    }

    /// True when this member of staff worked on the order in one of these ways.
    boolean did(SeriesNumber number, UUID member, EntryKind... kinds) {
        return jdbc.sql(
                        "select exists (select from ratings.entry where number = :number and actor = :member and kind = any(:kinds))")
                .param("number", number.value())
                .param("member", member)
                .param("kinds", java.util.Arrays.stream(kinds).map(Enum::name).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}

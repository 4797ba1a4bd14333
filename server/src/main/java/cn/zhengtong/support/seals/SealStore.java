package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of the schema `seals`.
@Component
class SealStore {

    private static final String COLUMNS =
            "id, organisation, region, body_name, kind, number, state, certificate, made_at";

    /// One use of a seal as the log keeps it.
    ///
    /// @param digest SM3 of what was signed
    record Use(UUID id, UUID seal, Instant usedAt, String officer, String purpose, String digest) {}

    /// A seal and when it was used last.
    record Listed(SealRow seal, @Nullable Instant lastUsedAt) {}

    /// One change of a seal's state.
    record Event(SealState state, Instant at, String officer, String reason) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SealStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /// The seal cannot change its state until this transaction ends; many may hold this at once.
    void keepUnchanged(OrganisationCode body, SealKind kind) {
        lock("pg_advisory_xact_lock_shared", body, kind);
    }

    /// Waits for all that is being sealed, and keeps others waiting until this transaction ends.
    void lockForChange(OrganisationCode body, SealKind kind) {
        lock("pg_advisory_xact_lock", body, kind);
    }

    private void lock(String function, OrganisationCode body, SealKind kind) {
        jdbc.sql("select " + function + "(hashtextextended(:name, 0))")
                .param("name", "seals." + body.value() + "." + kind)
                .query((row, i) -> true)
                .single();
    }

    /// The body's newest seal of a kind.
    Optional<SealRow> newest(OrganisationCode body, SealKind kind) {
        return jdbc.sql("select " + COLUMNS
                        + " from seals.seal where organisation = :body and kind = :kind order by id desc limit 1")
                .param("body", body.value())
                .param("kind", kind.name())
                .query(SealStore::seal)
                .optional();
    }

    Optional<SealRow> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from seals.seal where id = :id")
                .param("id", id)
                .query(SealStore::seal)
                .optional();
    }

    Optional<SealRow> findByCertificate(String serial) {
        return jdbc.sql("select seal from seals.seal_certificate where serial = :serial")
                .param("serial", serial)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Page<Listed> list(List<Reach> reaches, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 2);
        var query = new ReachQuery(
                reaches,
                "select " + COLUMNS + " from seals.seal where " + ReachQuery.HERE
                        + " and (organisation, id) > (:organisation, :id) order by organisation, id limit :limit");
        if (query.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("""
                        select s.*, (select used_at from seals.use_log u where u.seal = s.id order by u.id desc limit 1) as last_used_at
                          from (%s) s order by organisation, id limit :limit
                        """.formatted(query.sql()))
                .params(query.parameters())
                .param("organisation", cursor == null ? "" : cursor.keys().getFirst())
                .param(
                        "id",
                        cursor == null
                                ? new UUID(0, 0)
                                : UUID.fromString(cursor.keys().getLast()))
                .param("limit", limit + 1)
                .query((row, i) -> new Listed(seal(row, i), instant(row.getTimestamp("last_used_at"))))
                .list();
        return Page.of(
                read, limit, it -> Cursor.of(it.seal().body().value(), it.seal().id()));
    }

    /// Stores a new seal; false when somebody else was faster.
    boolean add(SealRow seal) {
        int added = jdbc.sql("""
                        insert into seals.seal (id, organisation, region, body_name, kind, number, state, certificate, made_at)
                        values (:id, :body, :region, :name, :kind, :number, 'ACTIVE', :certificate, :at)
                        on conflict do nothing
                        """)
                .param("id", seal.id())
                .param("body", seal.body().value())
                .param("region", seal.region().value())
                .param("name", seal.bodyName())
                .param("kind", seal.kind().name())
                .param("number", seal.number())
                .param("certificate", seal.certificate())
                .param("at", Timestamp.from(seal.madeAt()))
                .update();
        return added == 1;
    }

    /// The next number of a seal, region first.
    String nextNumber(RegionCode region) {
        long serial = jdbc.sql("select nextval('seals.seal_number')")
                .query(Long.class)
                .single();
        return region.sixDigits() + "%07d".formatted(serial);
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    void certify(UUID seal, String serial, Instant at) {
        jdbc.sql("insert into seals.seal_certificate (serial, seal, since) values (:serial, :seal, :at)")
                .param("serial", serial)
                .param("seal", seal)
                .param("at", Timestamp.from(at))
                .update();
        jdbc.sql("update seals.seal set certificate = :serial where id = :seal")
                .param("serial", serial)
                .param("seal", seal)
                .update();
    }

    void become(UUID seal, SealState state, Actor officer, String reason, Instant at) {
        jdbc.sql("update seals.seal set state = :state where id = :seal")
                .param("state", state.name())
                .param("seal", seal)
                .update();
        jdbc.sql("""
                        insert into seals.seal_event (id, seal, state, happened_at, officer, officer_name, reason)
                        values (uuidv7(), :seal, :state, :at, :officer, :name, :reason)
                        """)
                .param("seal", seal)
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("officer", officer.id(), Types.OTHER)
                .param("name", cipher.encrypt(officer.name()))
                .param("reason", reason)
                .update();
    }

    /// The seal's state at a time.
    Optional<SealState> stateAt(UUID seal, Instant at) {
        return jdbc.sql("""
                        select state from seals.seal_event where seal = :seal and happened_at <= :at
                         order by happened_at desc, id desc limit 1
                        """)
                .param("seal", seal)
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional()
                .map(SealState::valueOf);
    }

    /// What became of a seal, newest first; acts on one seal are few.
    List<Event> history(UUID seal) {
        return jdbc.sql("""
                        select state, happened_at, officer_name, reason from seals.seal_event
                         where seal = :seal order by happened_at desc, id desc limit 50
                        """)
                .param("seal", seal)
                .query((row, i) -> new Event(
                        SealState.valueOf(row.getString("state")),
                        row.getTimestamp("happened_at").toInstant(),
                        cipher.decrypt(row.getBytes("officer_name")),
                        row.getString("reason")))
                .list();
    }

    void logUse(UUID seal, Actor officer, String purpose, String digest, Instant at) {
        jdbc.sql("""
                        insert into seals.use_log (id, seal, used_at, officer, officer_name, purpose, digest)
                        values (uuidv7(), :seal, :at, :officer, :name, :purpose, :digest)
                        """)
                .param("seal", seal)
                .param("at", Timestamp.from(at))
                .param("officer", officer.id(), Types.OTHER)
                .param("name", cipher.encrypt(officer.name()))
                .param("purpose", purpose)
                .param("digest", digest)
                .update();
    }

    Optional<Use> findUse(UUID seal, String digest) {
        return jdbc.sql("select * from seals.use_log where digest = :digest and seal = :seal limit 1")
                .param("digest", digest)
                .param("seal", seal)
                .query(this::use)
                .optional();
    }

    /// Uses of a seal, newest first.
    Page<Use> uses(UUID seal, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("select * from seals.use_log where seal = :seal" + (cursor == null ? "" : " and id < :id")
                        + " order by id desc limit :limit")
                .param("seal", seal)
                .param(
                        "id",
                        cursor == null ? null : UUID.fromString(cursor.keys().getFirst()),
                        Types.OTHER)
                .param("limit", limit + 1)
                .query(this::use)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// Serials of all certificates a seal ever had; one in some years.
    List<String> certificates(UUID seal) {
        return jdbc.sql("select serial from seals.seal_certificate where seal = :seal order by since")
                .param("seal", seal)
                .query(String.class)
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private Use use(ResultSet row, int number) throws SQLException {
        return new Use(
                row.getObject("id", UUID.class),
                row.getObject("seal", UUID.class),
                row.getTimestamp("used_at").toInstant(),
                cipher.decrypt(row.getBytes("officer_name")),
                row.getString("purpose"),
                row.getString("digest"));
    }

    private static SealRow seal(ResultSet row, int number) throws SQLException {
        return new SealRow(
                row.getObject("id", UUID.class),
                new OrganisationCode(row.getString("organisation")),
                new RegionCode(row.getString("region")),
                row.getString("body_name"),
                SealKind.valueOf(row.getString("kind")),
                row.getString("number"),
                SealState.valueOf(row.getString("state")),
                row.getString("certificate"),
                row.getTimestamp("made_at").toInstant());
    }
}

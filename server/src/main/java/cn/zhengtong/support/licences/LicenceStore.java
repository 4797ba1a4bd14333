package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of the schema `licences`.
@Component
class LicenceStore {

    private static final TypeReference<LinkedHashMap<String, String>> FACE = new TypeReference<>() {};
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// A licence with what only this module knows about it.
    record Stored(
            Licence licence,
            RegionCode region,
            String pdf,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final BusinessClock clock;

    LicenceStore(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, BusinessClock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    /// Code of a type; a name that is new gets the next one of this authority.
    String typeCode(String name, String authority) {
        var known = jdbc.sql("select code from licences.licence_type where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
        return known.orElseGet(() -> {
            jdbc.sql("""
                            insert into licences.licence_type (name, code)
                            select :name, :authority || lpad((coalesce(max(serial), 0) + 1)::text, 3, '0') from licences.licence_type
                            on conflict do nothing
                            """).param("name", name).param("authority", authority).update();
            return typeCode(name, authority);
        });
    }

    int nextSerial(String typeName, OrganisationCode body, int year) {
        return jdbc.sql("""
                        insert into licences.number_counter (type_name, organisation, year, last) values (:type, :body, :year, 1)
                        on conflict (type_name, organisation, year) do update set last = licences.number_counter.last + 1
                        returning last
                        """)
                .param("type", typeName)
                .param("body", body.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void add(Licence it, RegionCode region, IssueLicence what, String pdf) {
        var holder = it.holder();
        jdbc.sql("""
                        insert into licences.licence (id, type_name, licence_number, identifier, organisation, region, person, credit_code, holder, face,
                               issued_on, valid_from, valid_to, state, system, number, verify_code, pdf)
                        values (:id, :type, :licenceNumber, :identifier, :body, :region, :person, :code, :holder, :face,
                               :issued, :from, :to, 'ISSUED', :system, :number, :verify, :pdf)
                        """)
                .param("id", it.id())
                .param("type", it.typeName())
                .param("licenceNumber", it.licenceNumber())
                .param("identifier", it.identifier())
                .param("body", it.body().value())
                .param("region", region.value())
                .param("person", holder.person(), Types.OTHER)
                .param("code", holder.creditCode(), Types.VARCHAR)
                .param("holder", cipher.encrypt(holder.name()))
                .param("face", cipher.encrypt(json.writeValueAsString(it.face())))
                .param("issued", Date.valueOf(it.issuedOn()))
                .param("from", Date.valueOf(it.validFrom()))
                .param("to", it.validTo() == null ? null : Date.valueOf(it.validTo()), Types.DATE)
                .param("system", what.system())
                .param("number", what.number())
                .param("verify", it.verifyCode())
                .param("pdf", pdf)
                .update();
    }

    void end(UUID id, Ending how, UUID officer, String reason, String basis) {
        jdbc.sql("""
                        update licences.licence set state = :state, ended_at = :at, ended_by = :by, end_reason = :reason, end_basis = :basis
                         where id = :id and state = 'ISSUED'
                        """)
                .param("state", how.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", officer)
                .param("reason", cipher.encrypt(reason))
                .param("basis", basis)
                .param("id", id)
                .update();
    }

    Optional<Stored> find(UUID id) {
        return one("id = :value", id);
    }

    Optional<Stored> findByCode(String code) {
        return one("verify_code = :value", code);
    }

    Optional<Stored> findByPdf(String digest) {
        return one("pdf = :value", digest);
    }

    private Optional<Stored> one(String condition, Object value) {
        return jdbc.sql("select * from licences.licence where " + condition)
                .param("value", value)
                .query(this::stored)
                .optional();
    }

    Optional<Stored> valid(Holder holder, String typeName) {
        var mine = holder.person() != null ? "person = :holder" : "credit_code = :holder";
        return jdbc.sql("select * from licences.licence where " + mine + """
                         and type_name = :type and state = 'ISSUED' and (valid_to is null or valid_to >= :today) order by id desc limit 1
                        """)
                .param("holder", holder.person() != null ? holder.person() : holder.creditCode())
                .param("type", typeName)
                .param("today", Date.valueOf(clock.today()))
                .query(this::stored)
                .optional();
    }

    /// Licences of a person and of the firms it stands for, newest first.
    Page<Stored> of(UUID person, List<String> firms, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select * from licences.licence
                         where (person = :person or credit_code = any(:firms)) and id < :before order by id desc limit :limit
                        """)
                .param("person", person)
                .param("firms", firms.toArray(String[]::new))
                .param(
                        "before",
                        cursor == null ? LAST : UUID.fromString(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query(this::stored)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.licence().id()));
    }

    /// Licences that bodies within the reach issued, newest first; with words only that licence number.
    Page<Stored> within(Actor actor, List<Reach> reaches, String words, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var reach = new ReachQuery(
                reaches,
                "select * from licences.licence where {reach} and id < :before and (:words = '' or licence_number = :words)"
                        + " order by id desc limit :limit");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select * from (" + reach.sql() + ") licences order by id desc limit :limit")
                .params(reach.parameters())
                .param("words", words)
                .param(
                        "before",
                        cursor == null ? LAST : UUID.fromString(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query(this::stored)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.licence().id()));
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var to = row.getDate("valid_to");
        var validTo = to == null ? null : to.toLocalDate();
        var state = Licence.State.valueOf(row.getString("state"));
        var expired = state == Licence.State.ISSUED && validTo != null && validTo.isBefore(clock.today());
        Map<String, String> face = json.readValue(cipher.decrypt(row.getBytes("face")), FACE);
        var ended = row.getTimestamp("ended_at");
        return new Stored(
                new Licence(
                        row.getObject("id", UUID.class),
                        row.getString("type_name"),
                        row.getString("licence_number"),
                        row.getString("identifier"),
                        new OrganisationCode(row.getString("organisation")),
                        new Holder(
                                row.getObject("person", UUID.class),
                                row.getString("credit_code"),
                                cipher.decrypt(row.getBytes("holder"))),
                        row.getDate("issued_on").toLocalDate(),
                        row.getDate("valid_from").toLocalDate(),
                        validTo,
                        expired ? Licence.State.EXPIRED : state,
                        face,
                        row.getString("verify_code")),
                new RegionCode(row.getString("region")),
                row.getString("pdf"),
                ended == null ? null : ended.toInstant(),
                cipher.decryptNullable(row.getBytes("end_reason")));
    }
}

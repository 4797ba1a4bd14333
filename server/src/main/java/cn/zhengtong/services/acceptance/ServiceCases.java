package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.services.catalog.CatalogCode;
import cn.zhengtong.services.catalog.TaskCode;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stored cases. One row is read with a lock and written back whole; nobody else writes it.
@Component
class ServiceCases {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<HandedIn>> MATERIALS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    ServiceCases(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /// A number nobody has had, taken for this case. Writers never wait for each other.
    CaseNumber newNumber(UUID id) {
        while (true) {
            var number = CaseNumber.random(random);
            int taken = jdbc.sql(
                            "insert into acceptance.case_number (number, id) values (:number, :id) on conflict do nothing")
                    .param("number", number.value())
                    .param("id", id)
                    .update();
            if (taken == 1) {
                return number;
            }
        }
    }

    UUID newId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    Optional<ServiceCase> find(CaseNumber number) {
        return read(number, "");
    }

    /// The case, locked until the transaction ends.
    ServiceCase lock(CaseNumber number) {
        return read(number, " for update of c").orElseThrow(() -> new CaseUnknown(number.value()));
    }

    private Optional<ServiceCase> read(CaseNumber number, String lock) {
        return jdbc.sql("""
                        select c.* from acceptance.service_case c
                         where c.id = (select n.id from acceptance.case_number n where n.number = :number)""" + lock)
                .param("number", number.value())
                .query(this::serviceCase)
                .optional();
    }

    void insert(ServiceCase it) {
        var origin = it.origin;
        jdbc.sql("""
                        insert into acceptance.service_case (id, number, status, channel, item, task_code, snapshot, item_name, region, organisation,
                               origin_region, applicant, applicant_mask, firm, firm_name, received_by, form, situations, materials, facts, submitted_at,
                               due_at, yellow_at, visits)
                        values (:id, :number, :status, :channel, :item, :task, :snapshot, :itemName, :region, :organisation,
                               :originRegion, :applicant, :mask, :firm, :firmName, :receivedBy, :form, cast(:situations as jsonb),
                               cast(:materials as jsonb), cast(:facts as jsonb), :submitted, :due, :yellow, :visits)
                        """)
                .param("id", origin.id())
                .param("number", origin.number().value())
                .param("status", it.status().name())
                .param("channel", origin.channel().name())
                .param("item", origin.item().value())
                .param("task", origin.taskCode().value())
                .param("snapshot", origin.snapshot())
                .param("itemName", origin.itemName())
                .param("region", origin.region().value())
                .param("organisation", origin.organisation().value())
                .param("originRegion", origin.origin().value())
                .param("applicant", origin.applicant())
                .param("mask", origin.applicantMask())
                .param("firm", origin.firm(), Types.VARCHAR)
                .param("firmName", origin.firmName(), Types.VARCHAR)
                .param("receivedBy", origin.receivedBy(), Types.OTHER)
                .param("form", cipher.encrypt(json.writeValueAsString(it.form)))
                .param("situations", json.writeValueAsString(origin.situations()))
                .param("materials", json.writeValueAsString(it.materials))
                .param("facts", json.writeValueAsString(it.facts))
                .param("submitted", Timestamp.from(origin.submittedAt()))
                .param("due", time(it.dueAt), Types.TIMESTAMP)
                .param("yellow", time(it.yellowAt), Types.TIMESTAMP)
                .param("visits", it.visits)
                .update();
    }

    void save(ServiceCase it) {
        int saved = jdbc.sql("""
                        update acceptance.service_case
                           set status = :status, form = :form, materials = cast(:materials as jsonb), facts = cast(:facts as jsonb),
                               accepted_at = :accepted, deemed = :deemed, decided_at = :decided, delivered_at = :delivered, closed_at = :closed,
                               due_at = :due, yellow_at = :yellow, supplements = :supplements, visits = :visits, licence = :licence,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                .param("status", it.status().name())
                .param("form", cipher.encrypt(json.writeValueAsString(it.form)))
                .param("materials", json.writeValueAsString(it.materials))
                .param("facts", json.writeValueAsString(it.facts))
                .param("accepted", time(it.acceptedAt), Types.TIMESTAMP)
                .param("deemed", it.deemed)
                .param("decided", time(it.decidedAt), Types.TIMESTAMP)
                .param("delivered", time(it.deliveredAt), Types.TIMESTAMP)
                .param("closed", time(it.closedAt), Types.TIMESTAMP)
                .param("due", time(it.dueAt), Types.TIMESTAMP)
                .param("yellow", time(it.yellowAt), Types.TIMESTAMP)
                .param("supplements", it.supplements)
                .param("visits", it.visits)
                .param("licence", it.licence, Types.OTHER)
                .param("id", it.origin.id())
                .param("version", it.version)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("case " + it.number().value() + " changed meanwhile");
        }
        it.version++;
    }

    private ServiceCase serviceCase(ResultSet row, int number) throws SQLException {
        var it = new ServiceCase(
                new ServiceCase.Origin(
                        row.getObject("id", UUID.class),
                        new CaseNumber(row.getString("number")),
                        Channel.valueOf(row.getString("channel")),
                        new CatalogCode(row.getString("item")),
                        new TaskCode(row.getString("task_code")),
                        row.getObject("snapshot", UUID.class),
                        row.getString("item_name"),
                        new RegionCode(row.getString("region")),
                        new OrganisationCode(row.getString("organisation")),
                        new RegionCode(row.getString("origin_region")),
                        row.getObject("applicant", UUID.class),
                        row.getString("applicant_mask"),
                        row.getString("firm"),
                        row.getString("firm_name"),
                        row.getObject("received_by", UUID.class),
                        json.readValue(row.getString("situations"), TEXTS),
                        row.getTimestamp("submitted_at").toInstant()),
                json.readValue(cipher.decrypt(row.getBytes("form")), VALUES),
                new ArrayList<>(json.readValue(row.getString("materials"), MATERIALS)));
        it.restore(CaseStatus.valueOf(row.getString("status")));
        it.facts = json.readValue(row.getString("facts"), VALUES);
        it.acceptedAt = instant(row, "accepted_at");
        it.deemed = row.getBoolean("deemed");
        it.decidedAt = instant(row, "decided_at");
        it.deliveredAt = instant(row, "delivered_at");
        it.closedAt = instant(row, "closed_at");
        it.dueAt = instant(row, "due_at");
        it.yellowAt = instant(row, "yellow_at");
        it.supplements = row.getInt("supplements");
        it.visits = row.getInt("visits");
        it.licence = row.getObject("licence", UUID.class);
        it.version = row.getLong("version");
        return it;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

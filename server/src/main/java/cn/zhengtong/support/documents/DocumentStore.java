package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Rows of the schema `documents`.
@Component
class DocumentStore {

    private static final String COLUMNS =
            "id, template, document_number, title, organisation, region, issued_at, state, served_at, served_how, verify_code, pdf, addressee";

    /// A document with what only this module knows about it.
    record Stored(Document document, RegionCode region, String pdf, String addressee) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final StoredPapers papers;
    private final Facts facts;

    DocumentStore(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, StoredPapers papers, Facts facts) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.papers = papers;
        this.facts = facts;
    }

    void add(Document document, RegionCode region, IssueDocument what, Actor officer, byte[] pdf) {
        var digest = papers.keep(pdf);
        jdbc.sql("""
                        insert into documents.document (id, template, document_number, title, organisation, region, system, number,
                               addressee, fields, issued_at, issued_by, state, verify_code, pdf)
                        values (:id, :template, :documentNumber, :title, :body, :region, :system, :number,
                               :addressee, :fields, :at, :officer, 'ISSUED', :code, :pdf)
                        """)
                .param("id", document.id())
                .param("template", document.template())
                .param("documentNumber", document.documentNumber())
                .param("title", document.title())
                .param("body", document.body().value())
                .param("region", region.value())
                .param("system", what.system())
                .param("number", what.number())
                .param("addressee", cipher.encrypt(what.addressee()))
                .param("fields", cipher.encrypt(json.writeValueAsString(what.fields())))
                .param("at", Timestamp.from(document.issuedAt()))
                .param("officer", officer.id(), Types.OTHER)
                .param("code", document.verifyCode())
                .param("pdf", digest)
                .update();
        jdbc.sql("insert into documents.verify_code (code, document) values (:code, :id)")
                .param("code", document.verifyCode())
                .param("id", document.id())
                .update();
        facts.record(
                "documents.issued",
                document.documentNumber(),
                Map.of("digest", digest, "template", document.template()));
    }

    Optional<Stored> find(UUID id) {
        return one("id = :value", id);
    }

    Optional<Stored> findByCode(String code) {
        return jdbc.sql("select document from documents.verify_code where code = :code")
                .param("code", code)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Stored> findByPdf(String digest) {
        return one("pdf = :value", digest);
    }

    private Optional<Stored> one(String condition, Object value) {
        return jdbc.sql("select " + COLUMNS + " from documents.document where " + condition)
                .param("value", value)
                .query(this::stored)
                .optional();
    }

    /// Papers of one piece of work, oldest first; a case has a handful.
    List<Document> of(String system, String number) {
        return jdbc.sql("select " + COLUMNS
                        + " from documents.document where system = :system and number = :number order by id limit 200")
                .param("system", system)
                .param("number", number)
                .query((row, i) -> stored(row, i).document())
                .list();
    }

    void served(UUID id, Actor officer, Instant at, String how, Instant recordedAt) {
        jdbc.sql("""
                        insert into documents.service (id, document, served_at, how, officer, officer_name, recorded_at)
                        values (uuidv7(), :document, :at, :how, :officer, :name, :recordedAt)
                        """)
                .param("document", id)
                .param("at", Timestamp.from(at))
                .param("how", how)
                .param("officer", officer.id(), Types.OTHER)
                .param("name", cipher.encrypt(officer.name()))
                .param("recordedAt", Timestamp.from(recordedAt))
                .update();
        changed(jdbc.sql("""
                        update documents.document set state = 'SERVED', served_at = :at, served_how = :how
                         where id = :id and state <> 'VOIDED'
                        """)
                .param("at", Timestamp.from(at))
                .param("how", how)
                .param("id", id)
                .update());
    }

    void voided(UUID id, Actor officer, String reason, Instant at) {
        changed(jdbc.sql("""
                        update documents.document set state = 'VOIDED', voided_at = :at, voided_by = :officer, void_reason = :reason
                         where id = :id and state <> 'VOIDED'
                        """)
                .param("at", Timestamp.from(at))
                .param("officer", officer.id(), Types.OTHER)
                .param("reason", cipher.encrypt(reason))
                .param("id", id)
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new DocumentNotInState();
        }
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var document = new Document(
                row.getObject("id", UUID.class),
                row.getString("template"),
                row.getString("document_number"),
                row.getString("title"),
                new OrganisationCode(row.getString("organisation")),
                row.getTimestamp("issued_at").toInstant(),
                Document.State.valueOf(row.getString("state")),
                instant(row.getTimestamp("served_at")),
                row.getString("served_how"),
                row.getString("verify_code"));
        return new Stored(
                document,
                new RegionCode(row.getString("region")),
                row.getString("pdf"),
                cipher.decrypt(row.getBytes("addressee")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}

package cn.zhengtong.support.files;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.EncryptedColumns;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `files.content` (what lies in the folder, counted by its uses) and `files.file` (who has it
/// under which
/// name).
@Component
class FileRows {

    private static final String FILE = """
            select f.id, f.name, f.content, f.stored_at, c.size, c.media_type
              from files.file f join files.content c on c.digest = f.content
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final BusinessClock clock;
    private final SystemClock systemClock;

    FileRows(JdbcClient jdbc, FieldCipher cipher, BusinessClock clock, SystemClock systemClock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.systemClock = systemClock;
    }

    /// Nobody else places or removes this content until the transaction ends.
    void lock(String digest) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:digest, 7))::text")
                .param("digest", digest)
                .query(String.class)
                .single();
    }

    /// Nobody else begins an upload of this owner until the transaction ends.
    void lock(Actor owner) {
        lock(owner.kind() + " " + owner.id());
    }

    void use(Fingerprint.Prints prints, FileType type, String scannedBy) {
        jdbc.sql("""
                        insert into files.content as c (digest, sha256, size, media_type, uses, scanned_by, stored_at)
                        values (:digest, :sha256, :size, :mediaType, 1, :scannedBy, :now)
                        on conflict (digest) do update set uses = c.uses + 1
                        """)
                .param("digest", prints.sm3())
                .param("sha256", prints.sha256())
                .param("size", prints.size())
                .param("mediaType", type.mediaType())
                .param("scannedBy", scannedBy)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    UUID insert(Actor owner, String name, String digest, Duration looseLife) {
        return jdbc.sql("""
                        insert into files.file (owner_kind, owner, name, content, stored_at, keep_until)
                        values (:kind, :owner, :name, :content, :now, :until) returning id
                        """)
                .param("kind", owner.kind().name())
                .param("owner", owner.id())
                .param("name", cipher.encrypt(name))
                .param("content", digest)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(systemClock.instant().plus(looseLife)))
                .query(UUID.class)
                .single();
    }

    Optional<StoredFile> find(UUID id) {
        return jdbc.sql(FILE + "where f.id = :id")
                .param("id", id)
                .query(this::file)
                .optional();
    }

    boolean owns(Actor actor, UUID id) {
        return jdbc.sql(
                        "select exists (select from files.file where id = :id and owner_kind = :kind and owner = :owner)")
                .param("id", id)
                .param("kind", actor.kind().name())
                .param("owner", actor.id())
                .query(Boolean.class)
                .single();
    }

    /// What an owner has without having handed it in.
    Loose loose(Actor owner) {
        return jdbc.sql("""
                        select count(*) as files, coalesce(sum(c.size), 0) as bytes
                          from files.file f join files.content c on c.digest = f.content
                         where f.owner = :owner and f.owner_kind = :kind and f.keep_until is not null
                        """)
                .param("owner", owner.id())
                .param("kind", owner.kind().name())
                .query((row, i) -> new Loose(row.getLong("files"), row.getLong("bytes")))
                .single();
    }

    record Loose(long files, long bytes) {}

    void bind(UUID id, String system, String number) {
        jdbc.sql("""
                        insert into files.binding (file, system, number, bound_at) values (:file, :system, :number, :now)
                        on conflict do nothing
                        """)
                .param("file", id)
                .param("system", system)
                .param("number", number)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("update files.file set keep_until = null where id = :id")
                .param("id", id)
                .update();
    }

    /// Removes a file that nothing holds and counts down its content.
    ///
    /// @return the digest when nobody uses the content any more
    Optional<String> remove(UUID id) {
        var content = jdbc.sql("delete from files.file where id = :id and keep_until is not null returning content")
                .param("id", id)
                .query(String.class)
                .optional();
        return content.filter(
                it -> jdbc.sql("update files.content set uses = uses - 1 where digest = :digest returning uses")
                                .param("digest", it)
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    List<UUID> looseTooLong(int most) {
        return jdbc.sql("select id from files.file where keep_until < :now order by keep_until limit :most")
                .param("now", Timestamp.from(systemClock.instant()))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    List<String> unused(int most) {
        return jdbc.sql("select digest from files.content where uses = 0 limit :most")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /// Takes the row away when nobody uses the content; true when no row is left.
    boolean forget(String digest) {
        jdbc.sql("delete from files.content where digest = :digest and uses = 0")
                .param("digest", digest)
                .update();
        return !jdbc.sql("select exists (select from files.content where digest = :digest)")
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    List<String> known(List<String> digests) {
        return jdbc.sql("select digest from files.content where digest = any(:digests)")
                .param("digests", digests.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private StoredFile file(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                cipher.decrypt(row.getBytes("name")),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("content"),
                row.getTimestamp("stored_at").toInstant());
    }

    /// Names of files often name people.
    @Configuration(proxyBeanMethods = false)
    static class Encrypted {

        @Bean
        EncryptedColumns fileNames() {
            return new EncryptedColumns("files.file", "id", List.of("name"));
        }

        @Bean
        EncryptedColumns uploadNames() {
            return new EncryptedColumns("files.upload", "id", List.of("name"));
        }
    }
}

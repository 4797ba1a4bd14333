package cn.zhengtong.support.files;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Files on their way, part by part. No connection and no transaction is held while bytes come in; what has
/// arrived is
/// flushed and noted every few megabytes, so that a broken line or a killed program costs little.
@Component
class Uploads {

    private static final long NOTED_EVERY = 8L << 20;

    /// A row of `files.upload`.
    private record Row(
            UUID id,
            String name,
            long size,
            long received,
            Timestamp expiresAt,
            @Nullable UUID file,
            @Nullable String refused) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SystemClock clock;
    private final ContentFolder folder;
    private final FileRows files;
    private final Shelf shelf;
    private final FileSettings settings;
    private final TransactionTemplate transaction;

    Uploads(
            JdbcClient jdbc,
            FieldCipher cipher,
            SystemClock clock,
            ContentFolder folder,
            FileRows files,
            Shelf shelf,
            FileSettings settings,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.folder = folder;
        this.files = files;
        this.shelf = shelf;
        this.settings = settings;
        this.transaction = transaction;
    }

    Upload begin(Actor owner, String name, long size) {
        if (size <= 0) {
            throw new FileRefused.Empty();
        }
        if (size > settings.mostFile().toBytes()) {
            throw new FileRefused.TooLarge(settings.mostFile().toBytes());
        }
        var id = transaction.execute(status -> {
            files.lock(owner);
            mustHaveRoom(owner, size);
            return jdbc.sql("""
                            insert into files.upload (owner_kind, owner, name, size, expires_at)
                            values (:kind, :owner, :name, :size, :expires) returning id
                            """)
                    .param("kind", owner.kind().name())
                    .param("owner", owner.id())
                    .param("name", cipher.encrypt(name.length() > 1000 ? name.substring(0, 1000) : name))
                    .param("size", size)
                    .param("expires", expires())
                    .query(UUID.class)
                    .single();
        });
        return require(owner, id);
    }

    Upload require(Actor owner, UUID id) {
        return upload(row(owner, id));
    }

    Upload append(Actor owner, UUID id, long offset, InputStream part) {
        var before = row(owner, id);
        if (before.file() != null) {
            return upload(before);
        }
        try (var growing = GrowingFile.open(folder.uploadPath(id)).orElseThrow(UploadRefused.UploadBusy::new)) {
            var row = row(owner, id); // what the last writer reached before it let go
            if (row.file() != null) {
                growing.discard();
                return upload(row);
            }
            if (offset < 0 || offset > row.received()) {
                throw new UploadRefused.UploadGap(row.received());
            }
            take(growing, row, offset, part);
            return noted(owner, id) < row.size() ? require(owner, id) : finish(owner, row, growing);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void cancel(Actor owner, UUID id) {
        forget(row(owner, id).id());
    }

    /// The part file first: a row without file is found again, a file without row would be an orphan.
    void forget(UUID id) {
        try {
            Files.deleteIfExists(folder.uploadPath(id));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
        jdbc.sql("delete from files.upload where id = :id").param("id", id).update();
    }

    List<UUID> expired(int most) {
        return jdbc.sql("select id from files.upload where expires_at < :now order by expires_at limit :most")
                .param("now", rightNow())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    boolean isKnown(UUID id) {
        return jdbc.sql("select exists (select from files.upload where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// Bytes that came before are compared, not written again.
    private void take(GrowingFile growing, Row row, long offset, InputStream part) throws IOException {
        var buffer = new byte[GrowingFile.BUFFER];
        long at = offset;
        long noted = row.received();
        try {
            int read;
            while (at < row.size() && (read = read(part, buffer, row.size() - at)) > 0) {
                int known = Math.clamp(row.received() - at, 0, read);
                if (known > 0 && !growing.holds(at, buffer, known)) {
                    throw new UploadRefused.UploadDiffers();
                }
                growing.write(at + known, buffer, known, read - known);
                at += read;
                if (at - noted >= NOTED_EVERY) {
                    note(growing, row.id(), at);
                    noted = at;
                }
            }
        } finally {
            if (at > noted) {
                note(growing, row.id(), at);
            }
        }
        if (at == row.size() && read(part, buffer, 1) > 0) {
            throw new UploadRefused.UploadTooLong();
        }
    }

    /// A line that broke is the sender's trouble, not ours.
    private static int read(InputStream part, byte[] buffer, long most) {
        try {
            return part.read(buffer, 0, (int) Math.min(buffer.length, most));
        } catch (IOException broken) {
            throw new FileRefused.Interrupted(broken.getClass().getSimpleName());
        }
    }

    private void note(GrowingFile growing, UUID id, long received) throws IOException {
        growing.flush();
        jdbc.sql("update files.upload set received = :received, expires_at = :expires where id = :id")
                .param("received", received)
                .param("expires", expires())
                .param("id", id)
                .update();
    }

    private Upload finish(Actor owner, Row row, GrowingFile growing) throws IOException {
        var prints = growing.prints(row.size());
        try {
            if (prints.size() != row.size()) {
                throw new FileRefused.Damaged("bytes are missing");
            }
            shelf.put(
                    owner,
                    row.name(),
                    growing.path(),
                    prints,
                    file -> jdbc.sql("update files.upload set file = :file where id = :id")
                            .param("file", file)
                            .param("id", row.id())
                            .update());
        } catch (FileRefused.ContentRefused refused) {
            jdbc.sql("update files.upload set refused = :code where id = :id")
                    .param("code", refused.code())
                    .param("id", row.id())
                    .update();
            growing.discard();
            throw refused;
        }
        growing.discard(); // the same content lay there already
        return require(owner, row.id());
    }

    private long noted(Actor owner, UUID id) {
        return row(owner, id).received();
    }

    /// Somebody else's is unknown; what was refused stays refused.
    private Row row(Actor owner, UUID id) {
        var row = jdbc.sql("""
                        select id, name, size, received, expires_at, file, refused from files.upload
                         where id = :id and owner_kind = :kind and owner = :owner and expires_at > :now
                        """)
                .param("id", id)
                .param("kind", owner.kind().name())
                .param("owner", owner.id())
                .param("now", rightNow())
                .query(this::row)
                .optional()
                .orElseThrow(UploadRefused.UploadUnknown::new);
        if (row.refused() != null) {
            throw FileRefused.ContentRefused.again(row.refused());
        }
        return row;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                cipher.decrypt(row.getBytes("name")),
                row.getLong("size"),
                row.getLong("received"),
                row.getTimestamp("expires_at"),
                row.getObject("file", UUID.class),
                row.getString("refused"));
    }

    /// An upload whose file its owner has removed since is as good as none.
    private Upload upload(Row row) {
        var file = row.file() == null ? null : files.find(row.file()).orElseThrow(UploadRefused.UploadUnknown::new);
        return new Upload(
                row.id(),
                row.name(),
                row.size(),
                row.received(),
                row.expiresAt().toInstant(),
                file);
    }

    private void mustHaveRoom(Actor owner, long size) {
        var open = jdbc.sql("""
                        select count(*) as files, coalesce(sum(size), 0) as bytes from files.upload
                         where owner_kind = :kind and owner = :owner and file is null and refused is null and expires_at > :now
                        """)
                .param("kind", owner.kind().name())
                .param("owner", owner.id())
                .param("now", rightNow())
                .query((row, i) -> new FileRows.Loose(row.getLong("files"), row.getLong("bytes")))
                .single();
        if (open.files() >= settings.mostUploads()
                || open.bytes() + size > settings.mostUploadBytes().toBytes()) {
            throw new UploadRefused.UploadsTooMany(settings.mostUploads());
        }
    }

    private Timestamp rightNow() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp expires() {
        return Timestamp.from(clock.instant().plus(settings.uploadLife()));
    }
}

package cn.zhengtong.support.files;

import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/// Everything other modules may do with files (材料).
///
/// What somebody else's file is called or holds, nobody learns here: a module asks [#owns] before it takes a
/// file over,
/// and from then on ([#bind]) decides itself who may read it.
@Service
@EnableConfigurationProperties(FileSettings.class)
public class FileStore {

    private final ContentFolder folder;
    private final FileRows rows;
    private final Shelf shelf;
    private final Uploads uploads;
    private final FileSettings settings;
    private final TransactionTemplate transaction;

    FileStore(
            ContentFolder folder,
            FileRows rows,
            Shelf shelf,
            Uploads uploads,
            FileSettings settings,
            TransactionTemplate transaction) {
        this.folder = folder;
        this.rows = rows;
        this.shelf = shelf;
        this.uploads = uploads;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// In one go, as a form without scripts sends it; refuses in words what is too large, harmful or of
    /// another kind.
    public StoredFile store(Actor owner, String name, InputStream content) {
        mustHaveRoom(owner);
        try (var arriving = folder.incoming()) {
            try {
                var prints = arriving.fill(content, settings.mostFile().toBytes());
                return shelf.put(owner, name, arriving.path(), prints, it -> {});
            } finally {
                arriving.discard();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What a page controller got, with scripts or without: parts of the form itself, and ids of finished
    /// uploads.
    public List<StoredFile> received(
            Actor owner, @Nullable List<? extends MultipartFile> parts, @Nullable List<UUID> uploaded) {
        var files = new ArrayList<StoredFile>();
        for (var id : uploaded == null ? List.<UUID>of() : uploaded) {
            if (!owns(owner, id)) {
                throw new FileRefused.FileUnknown();
            }
            files.add(require(id));
        }
        for (var part : parts == null ? List.<MultipartFile>of() : parts) {
            if (part.isEmpty() && String.valueOf(part.getOriginalFilename()).isBlank()) {
                continue; // nothing was chosen
            }
            try (var content = part.getInputStream()) {
                files.add(store(owner, String.valueOf(part.getOriginalFilename()), content));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return List.copyOf(files);
    }

    /// Announces a file that comes in parts.
    public Upload begin(Actor owner, String name, long size) {
        mustHaveRoom(owner);
        return uploads.begin(owner, name, size);
    }

    /// Takes the part that begins at `offset`; the same part may come again. With the last one the file is
    /// checked.
    public Upload append(Actor owner, UUID upload, long offset, InputStream part) {
        return uploads.append(owner, upload, offset, part);
    }

    /// How far an upload is.
    public Upload upload(Actor owner, UUID upload) {
        return uploads.require(owner, upload);
    }

    /// Gives an upload up.
    public void cancel(Actor owner, UUID upload) {
        uploads.cancel(owner, upload);
    }

    public StoredFile require(UUID id) {
        return rows.find(id).orElseThrow(FileRefused.FileUnknown::new);
    }

    public boolean owns(Actor actor, UUID id) {
        return rows.owns(actor, id);
    }

    public InputStream open(UUID id) {
        try {
            return Files.newInputStream(path(require(id)));
        } catch (IOException lost) {
            throw new UncheckedIOException("content is missing: " + id, lost);
        }
    }

    /// From now on this matter holds the file: it is never cleaned, and its owner cannot remove it.
    public void bind(UUID id, String system, String number) {
        transaction.executeWithoutResult(status -> {
            require(id);
            rows.bind(id, system, number);
        });
    }

    /// The owner does not want it after all.
    public void remove(Actor owner, UUID id) {
        if (!owns(owner, id)) {
            throw new FileRefused.FileUnknown();
        }
        if (!release(id)) {
            throw new FileRefused.FileBound();
        }
    }

    /// True when nothing held the file and it is gone.
    boolean release(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var unused = rows.remove(id);
            unused.ifPresent(digest ->
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            shelf.removeIfUnused(digest);
                        }
                    }));
            return rows.find(id).isEmpty();
        }));
    }

    Path path(StoredFile file) {
        return folder.of(file.digest());
    }

    private void mustHaveRoom(Actor owner) {
        if (owner.kind() == Actor.Kind.PROGRAM) {
            return;
        }
        var loose = rows.loose(owner);
        if (loose.files() >= settings.mostLoose()
                || loose.bytes() >= settings.mostLooseBytes().toBytes()) {
            throw new FileRefused.TooMuch();
        }
    }
}

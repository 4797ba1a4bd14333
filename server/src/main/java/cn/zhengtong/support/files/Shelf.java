package cn.zhengtong.support.files;

import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts checked content in its place and takes away what nobody uses; folder and rows never contradict each
/// other for
/// longer than a sweep.
@Component
class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final ContentFolder folder;
    private final FileRows rows;
    private final Inspection inspection;
    private final AuditTrail audit;
    private final FileSettings settings;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    Shelf(
            ContentFolder folder,
            FileRows rows,
            Inspection inspection,
            AuditTrail audit,
            FileSettings settings,
            PlatformTransactionManager transactions) {
        this.folder = folder;
        this.rows = rows;
        this.inspection = inspection;
        this.audit = audit;
        this.settings = settings;
        transaction = new TransactionTemplate(transactions);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Checks what arrived and keeps it; joins the caller's transaction.
    ///
    /// @param within what else becomes true in the same transaction
    StoredFile put(Actor owner, String name, Path arrived, Fingerprint.Prints prints, Consumer<UUID> within)
            throws IOException {
        var type = inspected(owner, arrived, prints);
        var mark = folder.mark(prints.sm3());
        try {
            var id = transaction.execute(status -> {
                TransactionSynchronizationManager.registerSynchronization(new Ending(mark, prints.sm3()));
                rows.lock(prints.sm3());
                rows.use(prints, type, inspection.scannedBy());
                var file = rows.insert(owner, SafeName.of(name, type), prints.sm3(), settings.looseLife());
                within.accept(file);
                move(arrived, prints);
                return file;
            });
            return rows.find(id).orElseThrow();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /// In a transaction of its own, so that content and row go together whatever the caller does.
    void removeIfUnused(String digest) {
        apart.executeWithoutResult(status -> {
            rows.lock(digest);
            if (rows.forget(digest)) {
                try {
                    folder.delete(digest);
                } catch (IOException undeletable) {
                    throw new UncheckedIOException(undeletable);
                }
            }
        });
    }

    private FileType inspected(Actor owner, Path arrived, Fingerprint.Prints prints) throws IOException {
        try {
            return inspection.inspect(arrived);
        } catch (FileRefused.Infected infected) {
            LOG.warn("{} refused: {}", prints.sm3(), infected.found());
            apart.executeWithoutResult(
                    status -> audit.record(owner, "files.infected", prints.sm3() + " " + infected.found(), 422));
            throw infected;
        }
    }

    private void move(Path arrived, Fingerprint.Prints prints) {
        try {
            folder.place(arrived, prints.sm3(), prints.size());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// After the commit the mark is no longer needed; after a rollback the content may be.
    private final class Ending implements TransactionSynchronization {

        private final Path mark;
        private final String digest;

        private Ending(Path mark, String digest) {
            this.mark = mark;
            this.digest = digest;
        }

        @Override
        public void afterCompletion(int status) {
            try {
                if (status != STATUS_COMMITTED) {
                    removeIfUnused(digest);
                }
                Files.deleteIfExists(mark);
            } catch (IOException | RuntimeException sweptLater) {
                LOG.warn("the mark of {} stays for the next sweep", digest, sweptLater);
            }
        }
    }
}

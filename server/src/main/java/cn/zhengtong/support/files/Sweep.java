package cn.zhengtong.support.files;

import cn.zhengtong.foundation.BusinessClock;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes away what a killed program left behind, at every start, and each night also what nobody continued or
/// handed in
/// and every content without a row.
@Component
@Order(5)
class Sweep implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int BATCH = 500;

    private final ContentFolder folder;
    private final FileRows rows;
    private final Shelf shelf;
    private final Uploads uploads;
    private final FileStore store;

    Sweep(ContentFolder folder, FileRows rows, Shelf shelf, Uploads uploads, FileStore store) {
        this.folder = folder;
        this.rows = rows;
        this.shelf = shelf;
        this.uploads = uploads;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        int swept = leftOvers();
        if (swept > 0) {
            LOG.info("{} files that a killed program left were removed", swept);
        }
    }

    /// Cheap: looks only at what was on its way.
    int leftOvers() throws IOException {
        int swept = 0;
        for (var arriving : folder.arriving()) {
            swept += removeAbandoned(arriving);
        }
        for (var part : folder.uploading()) {
            if (!uploads.isKnown(idOf(part))) {
                swept += removeAbandoned(part);
            }
        }
        for (var mark : folder.marks()) {
            shelf.removeIfUnused(ContentFolder.digestOf(mark));
            Files.deleteIfExists(mark);
            swept++;
        }
        return swept;
    }

    /// Everything else; what comes back is asked for again until nothing is left.
    void nightly() throws IOException {
        leftOvers();
        for (var expired = uploads.expired(BATCH); !expired.isEmpty(); expired = uploads.expired(BATCH)) {
            expired.forEach(uploads::forget);
        }
        for (var loose = rows.looseTooLong(BATCH); !loose.isEmpty(); loose = rows.looseTooLong(BATCH)) {
            loose.forEach(store::release);
        }
        for (var unused = rows.unused(BATCH); !unused.isEmpty(); unused = rows.unused(BATCH)) {
            unused.forEach(shelf::removeIfUnused);
        }
        removeUnknownContent();
    }

    /// Content that has no row, whatever the reason; what is being placed right now waits for its lock.
    private void removeUnknownContent() throws IOException {
        var digests = new ArrayList<String>();
        folder.each(digest -> {
            digests.add(digest);
            if (digests.size() == BATCH) {
                removeUnknown(digests);
                digests.clear();
            }
        });
        removeUnknown(digests);
    }

    private void removeUnknown(List<String> digests) {
        var unknown = new HashSet<>(digests);
        rows.known(digests).forEach(unknown::remove);
        for (var digest : unknown) {
            LOG.warn("content {} has no row and is removed", digest);
            shelf.removeIfUnused(digest);
        }
    }

    private static int removeAbandoned(Path file) throws IOException {
        return GrowingFile.abandoned(file) && Files.deleteIfExists(file) ? 1 : 0;
    }

    private static UUID idOf(Path part) {
        return UUID.fromString(part.getFileName().toString().replace(".part", ""));
    }

    /// When it runs.
    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> filesSweepTask(Sweep sweep) {
            return Tasks.recurring("files-sweep", Schedules.daily(BusinessClock.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> {
                        try {
                            sweep.nightly();
                        } catch (IOException failed) {
                            throw new java.io.UncheckedIOException(failed);
                        }
                    });
        }
    }
}

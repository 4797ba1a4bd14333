package cn.zhengtong.services.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The steps of an import, each in a transaction of its own: a killed program loses the one at hand, and
/// repeats it.
@Component
class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final int BATCH = 100;

    private final Imports imports;
    private final ImportRows rows;
    private final Sources sources;
    private final ItemIntake intake;
    private final GuideReader json;
    private final TransactionTemplate transaction;

    ImportWork(
            Imports imports,
            ImportRows rows,
            Sources sources,
            ItemIntake intake,
            GuideReader json,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.sources = sources;
        this.intake = intake;
        this.json = json;
        this.transaction = transaction;
    }

    /// One step of whatever the import is at.
    ///
    /// @return false when nothing is left to do
    boolean step(UUID id) {
        var job = imports.find(id, "");
        if (job.isEmpty()) {
            return false;
        }
        return switch (job.get().state()) {
            case CHECKING -> check(job.get());
            case RUNNING -> take(job.get());
            default -> false;
        };
    }

    private boolean check(Imports.Import job) {
        var mapping = sources.mapping(job.source());
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var batch = rows.toCheck(job.id(), BATCH);
            for (var staged : batch) {
                var row = read(mapping, staged);
                rows.write(job.id(), staged.number(), "CHECKED", intake.dryRun(job.source(), row), nameOf(row));
            }
            return !batch.isEmpty() || ended(job, ImportState.CHECKED);
        }));
    }

    private boolean take(Imports.Import job) {
        var mapping = sources.mapping(job.source());
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var next = rows.toApply(job.id());
                next.ifPresent(it -> apply(job, mapping, it));
                return next.isPresent() || ended(job, ImportState.DONE);
            }));
        } catch (org.springframework.dao.DataIntegrityViolationException odd) {
            LOG.error("a row of import {} could not be stored", job.id(), odd);
            return Boolean.TRUE.equals(transaction.execute(status -> {
                rows.toApply(job.id()).ifPresent(it -> refuse(job, mapping, it));
                return true;
            }));
        }
    }

    private void apply(Imports.Import job, ImportMapping mapping, ImportRows.Staged staged) {
        var row = read(mapping, staged);
        var outcome = intake.take(job.source(), row, staged.raw());
        var state = outcome.verdict() == ItemIntake.Verdict.REFUSED ? "CHECKED" : "APPLIED";
        rows.write(job.id(), staged.number(), state, outcome, nameOf(row));
    }

    private void refuse(Imports.Import job, ImportMapping mapping, ImportRows.Staged staged) {
        var outcome = ItemIntake.Outcome.refused(List.of(ImportRemark.refusal("not-stored", null)));
        rows.write(job.id(), staged.number(), "CHECKED", outcome, nameOf(read(mapping, staged)));
    }

    /// Nothing was left, unless another instance still holds a row.
    private boolean ended(Imports.Import job, ImportState state) {
        if (imports.find(job.id(), " for update")
                .map(Imports.Import::state)
                .filter(it -> it == job.state())
                .isPresent()) {
            imports.become(job.id(), state);
        }
        return false;
    }

    private ImportRow read(ImportMapping mapping, ImportRows.Staged staged) {
        var row = ImportReading.read(mapping, json.tree(staged.raw()));
        var more = Optional.ofNullable(staged.broken())
                .or(() -> Optional.ofNullable(staged.earlier())
                        .map(it -> ImportRemark.refusal("twice", ImportElement.CODE, it)));
        return more.map(it -> row.with(it)).orElse(row);
    }

    private static String nameOf(ImportRow row) {
        return String.valueOf(row.elements().getOrDefault("name", ""));
    }

    void failed(UUID id) {
        transaction.executeWithoutResult(status -> imports.become(id, ImportState.FAILED));
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the desk shows of an import, in words that a clerk understands.
@Component
@Transactional(readOnly = true)
class ImportViews {

    private static final int BATCH = 500;

    private final Imports imports;
    private final ImportRows rows;
    private final MessageSource messages;

    ImportViews(Imports imports, ImportRows rows, MessageSource messages) {
        this.imports = imports;
        this.rows = rows;
        this.messages = messages;
    }

    /// The import with its counts and what may be done with it now.
    record View(Imports.Import job, ImportRows.Counts counts, boolean mayCheck, boolean mayRun) {}

    View view(Actor actor, UUID id) {
        var job = imports.require(actor, id);
        var counts = rows.counts(id);
        return new View(
                job,
                counts,
                job.state().mayCheck() && counts.applied() == 0,
                job.state().mayRun() && counts.checked() == job.rows());
    }

    /// Progress in the form that the desk's progress bar asks for.
    record Job(
            String state,
            int done,
            int total,
            @Nullable String text,
            List<Part> parts,
            @Nullable String result,
            @Nullable String stop) {}

    record Part(String kind, int count, String text) {}

    Job job(Actor actor, UUID id, Locale locale) {
        var job = imports.require(actor, id);
        var counts = rows.counts(id);
        var refused = counts.of(ItemIntake.Verdict.REFUSED);
        var running = job.state() == ImportState.RUNNING || counts.applied() > 0;
        var parts = new ArrayList<Part>();
        part(parts, "ok", counts.of(ItemIntake.Verdict.NEW), "new", locale);
        part(parts, "ok", counts.of(ItemIntake.Verdict.CHANGED), "changed", locale);
        part(parts, "ok", counts.of(ItemIntake.Verdict.UNCHANGED), "unchanged", locale);
        part(parts, "warn", counts.of(ItemIntake.Verdict.CONFLICT), "conflict", locale);
        part(parts, "bad", refused, "refused", locale);
        return new Job(
                stateOf(job.state()),
                running ? counts.applied() : counts.checked(),
                running ? counts.all() - refused : counts.all(),
                job.state() == ImportState.FAILED ? word("failed", locale) : null,
                parts,
                refused > 0 && !job.state().atWork() ? "/api/catalog/imports/" + id + "/refused.csv" : null,
                job.state().atWork() ? "/api/catalog/imports/" + id + "/stop" : null);
    }

    private static String stateOf(ImportState state) {
        return switch (state) {
            case STAGED -> "WAITING";
            case CHECKING, RUNNING -> "RUNNING";
            case CHECKED, DONE -> "DONE";
            case STOPPED -> "STOPPED";
            case FAILED -> "FAILED";
        };
    }

    private void part(List<Part> parts, String kind, int count, String word, Locale locale) {
        if (count > 0) {
            parts.add(new Part(kind, count, word(word, locale)));
        }
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("catalog.import." + key, null, locale);
    }

    /// One row with what is to say about it.
    ///
    /// @param reasons why it is refused
    /// @param hints what was left out
    record Row(
            int number,
            @Nullable String key,
            @Nullable String name,
            ItemIntake.@Nullable Verdict verdict,
            boolean applied,
            List<String> reasons,
            List<String> hints,
            List<Conflict> conflicts,
            @Nullable String item,
            int gaps) {}

    record Conflict(
            String element,
            String label,
            @Nullable Object theirs,
            @Nullable Object ours) {}

    Page<Row> rows(
            Actor actor,
            UUID id,
            ItemIntake.@Nullable Verdict verdict,
            @Nullable String after,
            int limit,
            Locale locale) {
        imports.require(actor, id);
        return rows.page(id, verdict, after, limit).map(it -> row(it, locale));
    }

    private Row row(ImportRows.Kept kept, Locale locale) {
        return new Row(
                kept.number(),
                kept.key(),
                kept.name(),
                kept.verdict(),
                kept.applied(),
                words(kept, true, locale),
                words(kept, false, locale),
                kept.conflicts().stream()
                        .map(it -> new Conflict(it.element(), label(it.element(), locale), it.theirs(), it.ours()))
                        .toList(),
                kept.item(),
                kept.gaps());
    }

    private String label(String element, Locale locale) {
        var label = messages.getMessage("catalog.element." + element, null, element, locale);
        return label == null ? element : label;
    }

    private List<String> words(ImportRows.Kept kept, boolean refusing, Locale locale) {
        return kept.remarks().stream()
                .filter(it -> it.refuses() == refusing)
                .map(it -> words(it, locale))
                .toList();
    }

    private String words(ImportRemark remark, Locale locale) {
        var element = remark.element() == null
                ? ""
                : messages.getMessage(
                        "catalog.import.element." + remark.element().key(), null, locale);
        var arguments =
                Stream.concat(Stream.of(element), remark.arguments().stream()).toArray();
        return messages.getMessage("catalog.import.remark." + remark.code(), arguments, locale);
    }

    String refusedAsCsv(Actor actor, UUID id, Locale locale) throws IOException {
        var job = imports.require(actor, id);
        var text = new StringWriter();
        var names = job.columns().stream().map(Imports.Column::name).toList();
        try (var csv = new CSVPrinter(text, CSVFormat.EXCEL)) {
            csv.printRecord(Stream.concat(
                    Stream.of(word("row", locale), word("reason", locale)),
                    names.stream().map(ImportViews::harmless)));
            int after = -1;
            List<ImportRows.Kept> read;
            do {
                read = rows.kept(id, ItemIntake.Verdict.REFUSED, after, BATCH);
                for (var row : read) {
                    csv.printRecord(Stream.concat(
                            Stream.of(String.valueOf(row.number()), String.join("；", words(row, true, locale))),
                            names.stream().map(it -> harmless(valueOf(row, it)))));
                    after = row.number();
                }
            } while (read.size() == BATCH);
        }
        return text.toString();
    }

    private static String valueOf(ImportRows.Kept row, String column) {
        var value = row.raw().getOrDefault(column, "");
        return value instanceof List<?> list
                ? String.join("；", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    /// An office program runs what looks like a formula.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

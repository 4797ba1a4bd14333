package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of uploaded lists, staged one by one.
@Component
class ImportRows {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final GuideReader json;

    ImportRows(JdbcClient jdbc, JdbcTemplate batch, GuideReader json) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
    }

    /// Collects rows and writes them in batches.
    class Stage implements ImportFile.Sink {

        private final UUID job;
        private final List<Object[]> waiting = new ArrayList<>();
        private int rows;

        Stage(UUID job) {
            this.job = job;
        }

        @Override
        public void row(int number, Map<String, Object> fields, @Nullable ImportRemark broken) {
            waiting.add(new Object[] {job, number, json.write(fields), broken == null ? null : json.write(broken)});
            rows++;
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        int flush() {
            batch.batchUpdate(
                    "insert into catalog.import_row (job, number, raw, broken) values (?, ?, cast(? as jsonb), cast(? as jsonb))",
                    waiting);
            waiting.clear();
            return rows;
        }
    }

    /// Forgets an earlier dry run and notes by which code each row is known.
    void begin(UUID job, @Nullable String codeField) {
        jdbc.sql("""
                        update catalog.import_row
                           set state = 'STAGED', verdict = null, remarks = '[]', conflicts = '[]', item = null, gaps = null,
                               key = nullif(upper(btrim(raw ->> cast(:field as text), E' \\t\\n\\r')), '')
                         where job = :job and state <> 'APPLIED'
                        """).param("field", codeField, Types.VARCHAR).param("job", job).update();
    }

    record Staged(
            int number,
            String raw,
            @Nullable ImportRemark broken,
            @Nullable Integer earlier) {}

    /// The next rows for the dry run; other instances pass them by.
    List<Staged> toCheck(UUID job, int limit) {
        return staged("r.state = 'STAGED'", job, limit);
    }

    /// The next row to be taken in.
    Optional<Staged> toApply(UUID job) {
        return staged("r.state = 'CHECKED' and r.verdict <> 'REFUSED'", job, 1).stream()
                .findFirst();
    }

    private List<Staged> staged(String which, UUID job, int limit) {
        return jdbc.sql("""
                        select r.number, r.raw::text as raw, r.broken::text as broken,
                               (select min(e.number) from catalog.import_row e where e.job = r.job and e.key = r.key and e.number < r.number) as earlier
                          from catalog.import_row r where r.job = :job and %s order by r.number limit :limit for update skip locked
                        """.formatted(which))
                .param("job", job)
                .param("limit", limit)
                .query((row, n) -> new Staged(
                        row.getInt("number"),
                        row.getString("raw"),
                        row.getString("broken") == null ? null : json.remark(row.getString("broken")),
                        row.getObject("earlier", Integer.class)))
                .list();
    }

    void write(UUID job, int number, String state, ItemIntake.Outcome outcome, String name) {
        jdbc.sql("""
                        update catalog.import_row
                           set state = :state, verdict = :verdict, remarks = cast(:remarks as jsonb), conflicts = cast(:conflicts as jsonb),
                               item = :item, name = :name, gaps = :gaps
                         where job = :job and number = :number
                        """)
                .param("state", state)
                .param("verdict", outcome.verdict().name())
                .param("remarks", json.write(outcome.remarks()))
                .param("conflicts", json.write(outcome.conflicts()))
                .param("item", outcome.item() == null ? null : outcome.item().value(), Types.VARCHAR)
                .param("name", name.length() > 200 ? name.substring(0, 200) : name)
                .param("gaps", outcome.gaps())
                .param("job", job)
                .param("number", number)
                .update();
    }

    /// @param checked rows that the dry run has seen
    /// @param applied rows that were taken in
    record Counts(
            int all,
            int checked,
            int applied,
            int drafts,
            int withConflicts,
            Map<ItemIntake.Verdict, Integer> verdicts) {

        int of(ItemIntake.Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0);
        }
    }

    Counts counts(UUID job) {
        record Count(String state, @Nullable String verdict, boolean gaps, boolean conflicts, int rows) {}
        var counts = jdbc.sql("""
                        select state, verdict, coalesce(gaps, 0) > 0 as gaps, conflicts <> '[]' as conflicts, count(*) as rows
                          from catalog.import_row where job = :job group by 1, 2, 3, 4
                        """).param("job", job).query(Count.class).list();
        var verdicts = new EnumMap<ItemIntake.Verdict, Integer>(ItemIntake.Verdict.class);
        int all = 0;
        int checked = 0;
        int applied = 0;
        int drafts = 0;
        int conflicts = 0;
        for (var it : counts) {
            all += it.rows();
            checked += it.state().equals("STAGED") ? 0 : it.rows();
            applied += it.state().equals("APPLIED") ? it.rows() : 0;
            drafts += it.gaps() ? it.rows() : 0;
            conflicts += it.conflicts() ? it.rows() : 0;
            if (it.verdict() != null) {
                verdicts.merge(ItemIntake.Verdict.valueOf(it.verdict()), it.rows(), Integer::sum);
            }
        }
        return new Counts(all, checked, applied, drafts, conflicts, verdicts);
    }

    record Kept(
            int number,
            @Nullable String key,
            @Nullable String name,
            ItemIntake.@Nullable Verdict verdict,
            boolean applied,
            List<ImportRemark> remarks,
            List<ItemMerge.Conflict> conflicts,
            @Nullable String item,
            int gaps,
            Map<String, Object> raw) {}

    Page<Kept> page(UUID job, ItemIntake.@Nullable Verdict verdict, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = kept(
                job,
                verdict,
                cursor == null ? -1 : Integer.parseInt(cursor.keys().getFirst()),
                limit + 1);
        return Page.of(read, limit, it -> Cursor.of(it.number()));
    }

    List<Kept> kept(UUID job, ItemIntake.@Nullable Verdict verdict, int after, int limit) {
        return jdbc.sql("""
                        select number, key, name, verdict, state, remarks::text as remarks, conflicts::text as conflicts, item,
                               coalesce(gaps, 0) as gaps, raw::text as raw
                          from catalog.import_row
                         where job = :job and number > :after and (cast(:verdict as text) is null or verdict = :verdict)
                         order by number limit :limit
                        """)
                .param("job", job)
                .param("after", after)
                .param("verdict", verdict == null ? null : verdict.name(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, n) -> new Kept(
                        row.getInt("number"),
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("verdict") == null ? null : ItemIntake.Verdict.valueOf(row.getString("verdict")),
                        row.getString("state").equals("APPLIED"),
                        json.remarks(row.getString("remarks")),
                        json.conflicts(row.getString("conflicts")),
                        row.getString("item"),
                        row.getInt("gaps"),
                        json.tree(row.getString("raw"))))
                .list();
    }

    /// What both sides changed in a row that was taken in.
    Optional<Kept> withConflicts(UUID job, int number) {
        return kept(job, ItemIntake.Verdict.CONFLICT, number - 1, 1).stream()
                .filter(it ->
                        it.number() == number && it.applied() && !it.conflicts().isEmpty())
                .findFirst();
    }

    void settle(UUID job, int number) {
        jdbc.sql(
                        "update catalog.import_row set conflicts = '[]', verdict = 'CHANGED' where job = :job and number = :number")
                .param("job", job)
                .param("number", number)
                .update();
    }
}

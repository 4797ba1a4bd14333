package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Imports of item lists: uploaded and staged, tried dry, then taken in row by row as a job.
@Component
@Transactional
class Imports {

    private static final String COLUMNS = """
            select id, source, file_name, format, digest, columns::text as columns, rows, state, created_by_name, created_at, ended_at
              from catalog.import_job
            """;

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final JsonMapper mapper;
    private final ImportRows rows;
    private final Sources sources;
    private final ItemDrafts drafts;
    private final Items items;
    private final ImportSchedule schedule;
    private final BusinessClock clock;

    Imports(
            JdbcClient jdbc,
            GuideReader json,
            JsonMapper mapper,
            ImportRows rows,
            Sources sources,
            ItemDrafts drafts,
            Items items,
            ImportSchedule schedule,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.mapper = mapper;
        this.rows = rows;
        this.sources = sources;
        this.drafts = drafts;
        this.items = items;
        this.schedule = schedule;
        this.clock = clock;
    }

    /// A column of the file and what stands in it first.
    record Column(String name, String sample) {}

    record Import(
            UUID id,
            String source,
            String fileName,
            ImportFormat format,
            String digest,
            List<Column> columns,
            int rows,
            ImportState state,
            String createdBy,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /// Reads the file and stages its rows; nothing of the items changes.
    Import upload(Actor actor, String source, String fileName, byte[] bytes) {
        Items.mustKeepItems(actor, Items.IMPORT);
        var file = new ImportFile(bytes, mapper);
        var id = jdbc.sql("select uuidv7()").query(UUID.class).single();
        var stage = rows.new Stage(id);
        var samples = new LinkedHashMap<String, String>();
        file.read((number, fields, broken) -> {
            fields.forEach((name, value) -> sample(samples, name, value));
            stage.row(number, fields, broken);
        });
        int count = stage.flush();
        if (count == 0) {
            throw new ImportFileUnreadable.Empty();
        }
        var columns = samples.entrySet().stream()
                .limit(300)
                .map(it -> new Column(it.getKey(), it.getValue()))
                .toList();
        jdbc.sql("""
                        insert into catalog.import_job (id, source, file_name, format, digest, columns, rows, state, created_by, created_by_name, created_at)
                        values (:id, :source, :name, :format, :digest, cast(:columns as jsonb), :rows, 'STAGED', :by, :byName, :at)
                        """)
                .param("id", id)
                .param("source", source)
                .param("name", fileName)
                .param("format", file.format().name())
                .param("digest", Digests.sm3(bytes))
                .param("columns", json.write(columns))
                .param("rows", count)
                .param("by", actor.id())
                .param("byName", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return require(actor, id);
    }

    private static void sample(Map<String, String> samples, String name, Object value) {
        var text = value.toString();
        if (samples.size() < 300 && samples.getOrDefault(name, "").isBlank()) {
            samples.put(name, text.length() <= 60 ? text : text.substring(0, 60) + "…");
        }
    }

    @Transactional(readOnly = true)
    Import require(Actor actor, UUID id) {
        Items.mustKeepItems(actor, Items.IMPORT);
        return find(id, "").orElseThrow(() -> new ImportUnknown(id));
    }

    Optional<Import> find(UUID id, String lock) {
        return jdbc.sql(COLUMNS + " where id = :id" + lock)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    @Transactional(readOnly = true)
    Page<Import> list(Actor actor, @Nullable String after, int limit) {
        Items.mustKeepItems(actor, Items.IMPORT);
        var cursor = Cursor.parse(after, 1);
        var last = cursor == null
                ? new UUID(-1, -1)
                : UUID.fromString(cursor.keys().getFirst());
        var read = jdbc.sql(COLUMNS + " where id < :last order by id desc limit :limit")
                .param("last", last)
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// Tries every row without changing an item.
    Import check(Actor actor, UUID id) {
        var job = lock(actor, id);
        if (!job.state().mayCheck() || rows.counts(id).applied() > 0) {
            throw new ImportNotReady(job.state());
        }
        var code = sources.mapping(job.source()).fields().get(ImportElement.CODE);
        rows.begin(
                id,
                code == null || code.fields().isEmpty() ? null : code.fields().getFirst());
        return work(actor, id, ImportState.CHECKING);
    }

    /// Takes in every row that the dry run did not refuse; goes on where it stopped.
    Import run(Actor actor, UUID id) {
        var job = lock(actor, id);
        if (!job.state().mayRun() || rows.counts(id).checked() < job.rows()) {
            throw new ImportNotReady(job.state());
        }
        return work(actor, id, ImportState.RUNNING);
    }

    Import stop(Actor actor, UUID id) {
        var job = lock(actor, id);
        if (!job.state().atWork()) {
            throw new ImportNotReady(job.state());
        }
        become(id, ImportState.STOPPED);
        return require(actor, id);
    }

    private Import work(Actor actor, UUID id, ImportState state) {
        become(id, state);
        schedule.schedule(id);
        return require(actor, id);
    }

    void become(UUID id, ImportState state) {
        jdbc.sql("update catalog.import_job set state = :state, ended_at = :at where id = :id")
                .param("state", state.name())
                .param("at", state.atWork() ? null : Timestamp.from(clock.instant()), java.sql.Types.TIMESTAMP)
                .param("id", id)
                .update();
    }

    private Import lock(Actor actor, UUID id) {
        Items.mustKeepItems(actor, Items.IMPORT);
        return find(id, " for update").orElseThrow(() -> new ImportUnknown(id));
    }

    /// Imports that a stop of the program interrupted.
    @Transactional(readOnly = true)
    List<UUID> interrupted() {
        return jdbc.sql("select id from catalog.import_job where state in ('CHECKING', 'RUNNING') order by id")
                .query(UUID.class)
                .list();
    }

    /// Takes the list's side where both sides had changed an element.
    Items.Edited acceptTheirs(Actor actor, UUID id, int number) {
        require(actor, id);
        var row = rows.withConflicts(id, number).orElseThrow(() -> new ImportUnknown(id));
        var code = new CatalogCode(java.util.Objects.requireNonNull(row.item()));
        var item = drafts.lock(code);
        var elements = json.elements(item.content());
        row.conflicts().forEach(it -> ItemMerge.put(elements, it.element(), it.theirs()));
        rows.settle(id, number);
        return items.save(actor, json.content(elements), item.bodies(), item.origin(), item.version());
    }

    private Import row(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("file_name"),
                ImportFormat.valueOf(row.getString("format")),
                row.getString("digest"),
                List.of(mapper.readValue(row.getString("columns"), Column[].class)),
                row.getInt("rows"),
                ImportState.valueOf(row.getString("state")),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}

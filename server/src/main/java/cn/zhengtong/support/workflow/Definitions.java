package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Published processes. A version never changes, so its graph is made once.
@Component
class Definitions implements Run.Graphs {

    /// One version as lists show it.
    ///
    /// @param publishedBy null when it came with the product
    record Row(
            String key,
            int version,
            String name,
            Instant publishedAt,
            @Nullable String publishedBy) {}

    private record Version(String key, int number) {}

    private static final String ROW = """
            select key, version, name, published_at,
                   case when published_by <> '00000000-0000-0000-0000-000000000000' then published_by_name end as published_by
              from workflow.definition
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Facts facts;
    private final MessageSource messages;
    private final Map<Version, Graph> graphs = new ConcurrentHashMap<>();

    Definitions(JdbcClient jdbc, BusinessClock clock, Facts facts, MessageSource messages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.facts = facts;
        this.messages = messages;
    }

    @Override
    public Graph newest(String key) {
        return version(key, newestVersion(key).orElseThrow(() -> new Refusal.ProcessUnknown(key)));
    }

    @Override
    public Graph version(String key, int version) {
        var known = graphs.get(new Version(key, version));
        if (known != null) {
            return known;
        }
        var graph = Objects.requireNonNull(
                GraphCompiler.compile(file(key, version), version, new ArrayList<>()),
                () -> "published process cannot be read: " + key + " " + version);
        graphs.put(new Version(key, version), graph);
        return graph;
    }

    /// Reads and checks a file without publishing it.
    Graph check(String xml, Locale locale) {
        var problems = new ArrayList<FileProblem>();
        var graph = GraphCompiler.compile(xml, 0, problems);
        if (graph != null) {
            calls(graph, problems);
        }
        if (graph == null || !problems.isEmpty()) {
            throw new Refusal.FileRefused(problems.stream()
                    .map(it -> new FieldError("xml", it.text(messages, locale)))
                    .distinct()
                    .toList());
        }
        return graph;
    }

    @Transactional
    Row publish(Actor actor, String xml, Locale locale) {
        var graph = check(xml, locale);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('workflow.definition:' || :key))")
                .param("key", graph.key())
                .query((row, i) -> true)
                .single();
        var newest = newestVersion(graph.key());
        var digest = Digests.sm3(xml);
        if (newest.isPresent() && digest.equals(digest(graph.key(), newest.get()))) {
            throw new Refusal.FileUnchanged(newest.get());
        }
        var by = actor.kind() == Actor.Kind.PROGRAM ? null : actor.name();
        var row = new Row(graph.key(), newest.orElse(0) + 1, graph.name(), clock.instant(), by);
        insert(row, xml, digest, actor);
        facts.record("workflow.process-published", row.key(), Map.of("version", row.version(), "digest", digest));
        return row;
    }

    private void insert(Row row, String xml, String digest, Actor actor) {
        jdbc.sql("""
                        insert into workflow.definition (key, version, name, xml, digest, published_at, published_by, published_by_name)
                        values (:key, :version, :name, :xml, :digest, :at, :by, :byName)
                        """)
                .param("key", row.key())
                .param("version", row.version())
                .param("name", row.name())
                .param("xml", xml)
                .param("digest", digest)
                .param("at", Timestamp.from(row.publishedAt()))
                .param("by", actor.id())
                .param("byName", actor.name())
                .update();
    }

    /// Whether any version is this very file.
    boolean knows(String key, String xml) {
        return jdbc.sql("select exists (select from workflow.definition where key = :key and digest = :digest)")
                .param("key", key)
                .param("digest", Digests.sm3(xml))
                .query(Boolean.class)
                .single();
    }

    /// The newest version of each process.
    @Transactional(readOnly = true)
    Page<Row> newestOnes(@Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("select distinct on (key)" + ROW.substring("select".length())
                        + "where key > :after order by key, version desc limit :limit")
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(Row.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.key()));
    }

    /// All versions of one process, newest first.
    @Transactional(readOnly = true)
    Page<Row> versions(String key, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql(ROW + "where key = :key and version < :before order by version desc limit :limit")
                .param("key", key)
                .param(
                        "before",
                        cursor == null
                                ? Integer.MAX_VALUE
                                : Integer.parseInt(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query(Row.class)
                .list();
        if (read.isEmpty() && cursor == null) {
            throw new Refusal.ProcessUnknown(key);
        }
        return Page.of(read, limit, it -> Cursor.of(it.version()));
    }

    Row row(String key, int version) {
        return jdbc.sql(ROW + "where key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new Refusal.ProcessUnknown(key));
    }

    String file(String key, int version) {
        return jdbc.sql("select xml from workflow.definition where key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal.ProcessUnknown(key));
    }

    private Optional<Integer> newestVersion(String key) {
        return jdbc.sql("select version from workflow.definition where key = :key order by version desc limit 1")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    private String digest(String key, int version) {
        return jdbc.sql("select digest from workflow.definition where key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query(String.class)
                .single();
    }

    /// Called processes must exist, and none may lead back to its caller.
    private void calls(Graph graph, List<FileProblem> problems) {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(called(graph));
        while (!waiting.isEmpty()) {
            var key = waiting.remove();
            if (key.equals(graph.key())) {
                problems.add(FileProblem.at(1, "calls-itself", key));
            } else if (seen.add(key)) {
                newestVersion(key)
                        .ifPresentOrElse(
                                it -> waiting.addAll(called(version(key, it))),
                                () -> problems.add(FileProblem.at(1, "called-unknown", key)));
            }
        }
    }

    private static List<String> called(Graph graph) {
        return graph.nodes().values().stream()
                .map(Graph.Node::called)
                .filter(Objects::nonNull)
                .distinct()
                .map(it -> Objects.requireNonNull(it))
                .toList();
    }
}

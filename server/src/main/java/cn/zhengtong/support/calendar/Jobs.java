package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Regions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How far the recomputations are, what they moved, and a second try for one that was given up.
@Component
@Order(13)
@Transactional
class Jobs implements ApplicationRunner {

    /// One recomputation, in the form that the desk's progress bar asks for.
    ///
    /// @param parts what became of the clocks
    record Job(
            UUID id,
            String state,
            long done,
            @Nullable Long total,
            String title,
            @Nullable String text,
            List<Part> parts,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    record Part(String kind, long count, String text) {}

    /// One clock that a recomputation moved.
    record Moved(String subject, String kind, Instant dueBefore, Instant dueAfter) {}

    private static final String SELECT = """
            select j.id, j.state, j.done, j.total, j.moved, j.created_at, j.ended_at, j.revision, r.reason
              from calendar.recomputation j join calendar.revision r on r.id = j.revision
            """;

    private final JdbcClient jdbc;
    private final Revisions revisions;
    private final MessageSource messages;

    Jobs(JdbcClient jdbc, Revisions revisions, MessageSource messages) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.messages = messages;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        scheduleUnfinished();
    }

    /// Nothing that was begun is forgotten, even when its schedule was lost: later changes wait for it.
    void scheduleUnfinished() {
        jdbc.sql("select id from calendar.recomputation where state in ('WAITING', 'RUNNING') order by created_at")
                .query(UUID.class)
                .list()
                .forEach(revisions::schedule);
    }

    @Transactional(readOnly = true)
    Page<Job> list(Actor actor, @Nullable String after, int limit) {
        Keepers.mustReach(actor, Regions.PROVINCE);
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql(SELECT + " where j.revision < :before order by j.revision desc limit :limit")
                .param(
                        "before",
                        cursor == null
                                ? Long.MAX_VALUE
                                : Long.parseLong(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query((row, number) -> Map.entry(row.getLong("revision"), job(row)))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.getKey())).map(Map.Entry::getValue);
    }

    @Transactional(readOnly = true)
    Job require(UUID id) {
        return jdbc.sql(SELECT + " where j.id = :id")
                .param("id", id)
                .query((row, number) -> job(row))
                .optional()
                .orElseThrow(ChangeRefused.JobUnknown::new);
    }

    @Transactional(readOnly = true)
    Page<Moved> moves(Actor actor, UUID id, @Nullable String after, int limit) {
        var revision = revisionOf(id).orElseThrow(ChangeRefused.JobUnknown::new);
        Keepers.mustReach(actor, Regions.PROVINCE);
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select id, subject, kind, due_before, due_after from calendar.clock_move
                         where revision = :revision and id > :after order by id limit :limit
                        """)
                .param("revision", revision)
                .param(
                        "after",
                        cursor == null
                                ? new UUID(0, 0)
                                : UUID.fromString(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query((row, number) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Moved(
                                row.getString("subject"),
                                row.getString("kind"),
                                row.getTimestamp("due_before").toInstant(),
                                row.getTimestamp("due_after").toInstant())))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.getKey())).map(Map.Entry::getValue);
    }

    /// Takes up again what was given up after too many failures.
    void resume(Actor actor, UUID id) {
        require(id);
        Keepers.mustReach(actor, Regions.PROVINCE);
        int failed = jdbc.sql("""
                        update calendar.recomputation set state = 'RUNNING', tries = 0, ended_at = null where id = :id and state = 'FAILED'
                        """).param("id", id).update();
        if (failed == 1) {
            revisions.schedule(id);
        }
    }

    private Optional<Long> revisionOf(UUID id) {
        return jdbc.sql("select revision from calendar.recomputation where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    private Job job(ResultSet row) throws SQLException {
        var words = new CalendarWords(messages, CalendarWords.readersLocale(), 0);
        var state = row.getString("state");
        long done = row.getLong("done");
        long moved = row.getLong("moved");
        long total = row.getLong("total");
        var known = !row.wasNull();
        var ended = row.getTimestamp("ended_at");
        return new Job(
                row.getObject("id", UUID.class),
                state,
                done,
                known ? Math.max(total, done) : null,
                row.getString("reason"),
                state.equals("FAILED") ? words.say("job.failed") : null,
                List.of(
                        new Part("ok", moved, words.say("job.moved")),
                        new Part("ok", done - moved, words.say("job.stayed"))),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}

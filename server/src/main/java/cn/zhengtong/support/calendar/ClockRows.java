package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RegionCode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of clocks. Starting and stopping are one statement each.
@Component
class ClockRows {

    static final String COLUMNS = """
            subject, kind, region, started_at, amount, unit, intervals::text as intervals, extensions::text as extensions,
            stopped_at, due_at, yellow_at, revision, moved, earlier::text as earlier
            """;
    private static final String TOUCHED =
            "stopped_at is null and revision < :target and due_at >= :first and started_at <= :last";
    private static final TypeReference<List<Interval>> INTERVALS = new TypeReference<>() {};
    private static final TypeReference<List<Extension>> EXTENSIONS = new TypeReference<>() {};
    private static final TypeReference<List<Earlier>> EARLIER = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    final RowMapper<ClockRow> mapper = this::read;

    ClockRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A stopped clock of the same kind begins a second run and keeps the first; a running one stays as it
    /// is. Nothing
    /// starts by a calendar that has a newer revision.
    ///
    /// @return false when one runs already, or the calendar is newer
    boolean start(String subject, Run run, Counting.Outcome outcome, long revision) {
        return jdbc.sql("""
                                insert into calendar.clock as c (subject, kind, region, started_at, amount, unit, due_at, yellow_at, revision)
                                select :subject, :kind, :region, :started, :amount, :unit, :due, :yellow, :revision
                                 where not exists (select from calendar.revision r where r.id > :revision)
                                on conflict (subject, kind) do update set region = excluded.region, started_at = excluded.started_at,
                                  amount = excluded.amount, unit = excluded.unit, due_at = excluded.due_at, yellow_at = excluded.yellow_at,
                                  revision = excluded.revision, intervals = '[]', extensions = '[]', stopped_at = null, moved = false,
                                  earlier = c.earlier || jsonb_build_array(to_jsonb(c) - 'earlier')
                                where c.stopped_at is not null
                                """)
                        .param("subject", subject)
                        .param("kind", run.kind())
                        .param("region", value(run.region()), Types.VARCHAR)
                        .param("started", Timestamp.from(run.startedAt()))
                        .param("amount", run.limit().amount())
                        .param("unit", run.limit().unit().name())
                        .param("due", Timestamp.from(outcome.dueAt()))
                        .param("yellow", Timestamp.from(outcome.yellowAt()))
                        .param("revision", revision)
                        .update()
                == 1;
    }

    void stop(String subject, Collection<String> kinds, Instant at) {
        jdbc.sql("""
                        update calendar.clock set stopped_at = :at
                         where subject = :subject and kind = any(:kinds) and stopped_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("subject", subject)
                .param("kinds", kinds.toArray(String[]::new))
                .update();
    }

    List<ClockRow> of(String subject) {
        return jdbc.sql("select " + COLUMNS + " from calendar.clock where subject = :subject order by kind")
                .param("subject", subject)
                .query(mapper)
                .list();
    }

    List<ClockRow> locked(String subject, Collection<String> kinds) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from calendar.clock where subject = :subject and kind = any(:kinds) order by kind for update")
                .param("subject", subject)
                .param("kinds", kinds.toArray(String[]::new))
                .query(mapper)
                .list();
    }

    /// Stores a changed run with the dates it has now.
    void save(String subject, Run run, Counting.Outcome outcome, long revision) {
        jdbc.sql("""
                        update calendar.clock set intervals = cast(:intervals as jsonb), extensions = cast(:extensions as jsonb),
                               due_at = :due, yellow_at = :yellow, revision = :revision
                         where subject = :subject and kind = :kind
                        """)
                .param("intervals", json.writeValueAsString(run.intervals()))
                .param("extensions", json.writeValueAsString(run.extensions()))
                .param("due", Timestamp.from(outcome.dueAt()))
                .param("yellow", Timestamp.from(outcome.yellowAt()))
                .param("revision", revision)
                .param("subject", subject)
                .param("kind", run.kind())
                .update();
    }

    /// Begins anew; what it was is kept with the ground and the officer.
    void restart(String subject, Run run, Counting.Outcome outcome, long revision, String ground, String officer) {
        jdbc.sql("""
                        update calendar.clock c set started_at = :started, due_at = :due, yellow_at = :yellow, revision = :revision,
                               intervals = '[]', extensions = '[]', stopped_at = null, moved = false,
                               earlier = c.earlier || jsonb_build_array((to_jsonb(c) - 'earlier')
                                 || jsonb_build_object('ground', cast(:ground as text), 'officer', cast(:officer as text)))
                         where subject = :subject and kind = :kind
                        """)
                .param("started", Timestamp.from(run.startedAt()))
                .param("due", Timestamp.from(outcome.dueAt()))
                .param("yellow", Timestamp.from(outcome.yellowAt()))
                .param("revision", revision)
                .param("ground", ground)
                .param("officer", officer)
                .param("subject", subject)
                .param("kind", run.kind())
                .update();
    }

    /// Changes since the clock was computed that lie between its start and its end.
    List<Long> revisionsTouching(ClockRow row) {
        return jdbc.sql("""
                        select id from calendar.revision
                         where id > :revision and first_day <= :last and last_day >= :first order by id
                        """)
                .param("revision", row.revision())
                .param("first", Date.valueOf(row.run().startDay()))
                .param("last", Date.valueOf(Moments.day(row.dueAt())))
                .query(Long.class)
                .list();
    }

    List<ClockMove> moves(String subject, String kind, Instant since) {
        return jdbc.sql("""
                        select m.moved_at, m.due_before, m.due_after, r.reason
                          from calendar.clock_move m join calendar.revision r on r.id = m.revision
                         where m.subject = :subject and m.kind = :kind and m.started_at = :since order by m.id
                        """)
                .param("subject", subject)
                .param("kind", kind)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new ClockMove(
                        row.getTimestamp("moved_at").toInstant(),
                        row.getTimestamp("due_before").toInstant(),
                        row.getTimestamp("due_after").toInstant(),
                        row.getString("reason")))
                .list();
    }

    /// Running clocks that a change of these days can touch, in the order of their keys; those that another
    /// transaction holds are left for the next walk.
    List<ClockRow> touched(Revisions.Window window, long target, String subject, String kind, int limit) {
        return jdbc.sql("select " + COLUMNS + " from calendar.clock where " + TOUCHED + """
                           and (subject, kind) > (:subject, :kind)
                        order by subject, kind limit :limit for update skip locked
                        """)
                .param("first", Timestamp.from(Moments.startOf(window.first())))
                .param("last", Timestamp.from(Moments.endOf(window.last())))
                .param("target", target)
                .param("subject", subject)
                .param("kind", kind)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    long countTouched(Revisions.Window window, long target) {
        return jdbc.sql("select count(*) from calendar.clock where " + TOUCHED)
                .param("first", Timestamp.from(Moments.startOf(window.first())))
                .param("last", Timestamp.from(Moments.endOf(window.last())))
                .param("target", target)
                .query(Long.class)
                .single();
    }

    private ClockRow read(ResultSet row, int number) throws SQLException {
        var region = row.getString("region");
        var run = new Run(
                row.getString("kind"),
                row.getTimestamp("started_at").toInstant(),
                new TimeLimit(row.getInt("amount"), LimitUnit.valueOf(row.getString("unit"))),
                json.readValue(row.getString("intervals"), INTERVALS),
                json.readValue(row.getString("extensions"), EXTENSIONS),
                instant(row.getTimestamp("stopped_at")),
                region == null ? null : new RegionCode(region));
        return new ClockRow(
                row.getString("subject"),
                run,
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("yellow_at").toInstant(),
                row.getLong("revision"),
                row.getBoolean("moved"),
                json.readValue(row.getString("earlier"), EARLIER));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String value(@Nullable RegionCode region) {
        return region == null ? null : region.value();
    }
}

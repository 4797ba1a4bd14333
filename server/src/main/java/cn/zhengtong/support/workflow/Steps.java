package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.support.workflow.Step.Holder;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `workflow.step`. Whoever changes steps of some work holds that work's lock to the end of the
/// transaction, so that two acts on it never mix.
@Component
class Steps {

    /// Which work a step belongs to.
    record Subject(String system, String number) {}

    /// Keeps our locks apart from those of other rooms.
    private static final int LOCK_SPACE = 0x5746;

    private static final String INSERT = """
            insert into workflow.step (id, state, kind, process, parent, activation, key, name, version, mark, system, number,
                region, organisation, item, subject, title, applicant, link, permission, assignee, assignee_name, due_at,
                yellow_at, fire_at, facts, trail, opinion, opened_at, done_at, turn, done_by, done_by_name, done_for, done_for_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, 'infinity'::timestamptz),
                coalesce(?, 'infinity'::timestamptz), ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String END = """
            update workflow.step
               set state = ?, facts = cast(? as jsonb), trail = ?, opinion = ?, done_at = ?, turn = ?, done_by = ?,
                   done_by_name = ?, done_for = ?, done_for_name = ?
             where id = ? and state = 'OPEN'
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final FieldCipher cipher;
    private final StepRow rows;

    Steps(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.cipher = cipher;
        this.rows = new StepRow(json, cipher);
    }

    /// All steps of the work that this one belongs to; the work is ours until the transaction ends.
    List<Step> lockedWith(UUID id) {
        var found = jdbc.sql("""
                        select system, number, pg_advisory_xact_lock(:space, hashtext(system || ':' || number))
                          from workflow.step where id = :id
                        """)
                .param("space", LOCK_SPACE)
                .param("id", id)
                .query((row, i) -> new Subject(row.getString(1), row.getString(2)))
                .optional();
        return found.map(it -> of(it.system(), it.number())).orElseThrow(Refusal.StepUnknown::new);
    }

    List<Step> locked(String system, String number) {
        lock(system, number);
        return of(system, number);
    }

    void lock(String system, String number) {
        jdbc.sql("select pg_advisory_xact_lock(:space, hashtext(:subject))")
                .param("space", LOCK_SPACE)
                .param("subject", system + ":" + number)
                .query((row, i) -> true)
                .single();
    }

    /// In the order they came up.
    List<Step> of(String system, String number) {
        return jdbc.sql("select " + StepRow.COLUMNS
                        + " from workflow.step where system = :system and number = :number order by id")
                .param("system", system)
                .param("number", number)
                .query(rows)
                .list();
    }

    Optional<Step> find(UUID id) {
        return jdbc.sql("select " + StepRow.COLUMNS + " from workflow.step where id = :id")
                .param("id", id)
                .query(rows)
                .optional();
    }

    void save(Run run) {
        end(run.ended());
        insert(run.opened());
    }

    void insert(List<Step> steps) {
        if (!steps.isEmpty()) {
            batches.batchUpdate(INSERT, steps.stream().map(this::row).toList());
        }
    }

    private void end(List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        var counts = batches.batchUpdate(END, steps.stream().map(this::endRow).toList());
        for (int count : counts) {
            if (count == 0) {
                throw new Refusal.StepOver();
            }
        }
    }

    void assign(UUID id, @Nullable Holder to) {
        jdbc.sql("update workflow.step set assignee = :to, assignee_name = :name where id = :id and state = 'OPEN'")
                .param("to", to == null ? null : to.id(), java.sql.Types.OTHER)
                .param("name", to == null ? null : to.name(), java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /// Open steps and what waits for moments of their clock. A colour that gets worse is left to the escalation, which
    /// tells of it.
    void moveDue(String system, String number, Due due, Instant now) {
        jdbc.sql("""
                        update workflow.step
                           set due_at = coalesce(moved.due, 'infinity'),
                               yellow_at = coalesce(moved.yellow, 'infinity'),
                               colour = least(colour, case when moved.due <= moved.now then 2 when moved.yellow <= moved.now then 1 else 0 end),
                               fire_at = case mark when 'DUE' then moved.due when 'YELLOW' then moved.yellow else fire_at end
                          from (select cast(:due as timestamptz) as due, cast(:yellow as timestamptz) as yellow,
                                       cast(:now as timestamptz) as now) moved
                         where system = :system and number = :number and state = 'OPEN'
                        """)
                .param("due", timestamp(due.dueAt()), java.sql.Types.TIMESTAMP)
                .param("yellow", timestamp(due.yellowAt()), java.sql.Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .param("system", system)
                .param("number", number)
                .update();
    }

    private Object[] row(Step it) {
        var place = it.work.place();
        var ending = ending(it);
        return new @Nullable Object[] {
            it.id,
            it.state.name(),
            it.kind.name(),
            it.process,
            it.parent,
            it.activation,
            it.key,
            it.name,
            it.version,
            it.mark,
            it.work.system(),
            it.work.number(),
            place.region().value(),
            place.organisation().value(),
            place.item(),
            it.work.subject(),
            it.work.title(),
            it.work.applicant(),
            it.work.link(),
            it.permission,
            it.assignee == null ? null : it.assignee.id(),
            it.assignee == null ? null : it.assignee.name(),
            timestamp(it.due.dueAt()),
            timestamp(it.due.yellowAt()),
            timestamp(it.fireAt),
            json.writeValueAsString(it.facts),
            it.trail.toArray(String[]::new),
            ending[0],
            timestamp(it.openedAt),
            ending[1],
            ending[2],
            ending[3],
            ending[4],
            ending[5],
            ending[6]
        };
    }

    private Object[] endRow(Step it) {
        var ending = ending(it);
        return new @Nullable Object[] {
            it.state.name(),
            json.writeValueAsString(it.facts),
            it.trail.toArray(String[]::new),
            ending[0],
            ending[1],
            ending[2],
            ending[3],
            ending[4],
            ending[5],
            ending[6],
            it.id
        };
    }

    private @Nullable Object[] ending(Step step) {
        var ending = step.ending;
        if (ending == null) {
            return new @Nullable Object[7];
        }
        var by = ending.by();
        var instead = ending.instead();
        return new @Nullable Object[] {
            ending.opinion() == null || ending.opinion().isBlank() ? null : cipher.encrypt(ending.opinion()),
            timestamp(ending.at()),
            ending.turn(),
            by == null ? null : by.id(),
            by == null ? null : by.name(),
            instead == null ? null : instead.id(),
            instead == null ? null : instead.name()
        };
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.support.workflow.Due.Colour;
import cn.zhengtong.support.workflow.TodoQuery.Shape;
import cn.zhengtong.support.workflow.TodoQuery.Waiting;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads open steps in the order of their deadlines; the lists of the desk are made of it.
@Component
class OpenSteps {

    /// What lists show of an open step.
    record Found(
            UUID id,
            Work work,
            String name,
            String permission,
            UUID activation,
            @Nullable UUID assignee,
            @Nullable String assigneeName,
            Due due) {

        Place place() {
            return work.place();
        }
    }

    private static final String COLUMNS = """
            id, system, number, region, organisation, item, subject, title, applicant, link, name, permission, activation,
            assignee, assignee_name, due_at, yellow_at""";

    /// Jumps from one kind to the next along the index, however many steps there are of each.
    private static final String WAITING = """
            with recursive kind as (
              (select permission, system from workflow.step_open where kind = 'TASK' order by permission, system limit 1)
              union all
              select next.permission, next.system from kind, lateral (
                select permission, system from workflow.step_open
                 where kind = 'TASK' and (permission, system) > (kind.permission, kind.system)
                 order by permission, system limit 1) next)
            select permission, system from kind
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    OpenSteps(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String waitingSql() {
        return WAITING;
    }

    List<Waiting> waiting() {
        return jdbc.sql(WAITING).query(Waiting.class).list();
    }

    /// The branches of a page; their order and their limit come with them.
    static Shape page(@Nullable Colour colour) {
        return new Shape(
                COLUMNS,
                condition(colour) + " and (due_at, id) > (cast(:afterDue as timestamptz), cast(:afterId as uuid))",
                "order by due_at, id limit :limit");
    }

    /// The branches of a count.
    static Shape counted(@Nullable Colour colour) {
        return new Shape("1 as one", condition(colour), "");
    }

    private static String condition(@Nullable Colour colour) {
        if (colour == null) {
            return "";
        }
        return switch (colour) {
            case RED -> " and due_at <= :now";
            case YELLOW -> " and colour = 1 and due_at > :now and yellow_at <= :now";
            case GREEN -> " and colour = 0 and due_at > :now and due_at < 'infinity' and yellow_at > :now";
            case NONE -> " and due_at >= 'infinity'";
        };
    }

    static String pageSql(List<String> branches) {
        return "select merged.*, nullif(due_at, 'infinity') as due, nullif(yellow_at, 'infinity') as yellow from (\n"
                + String.join("\nunion all\n", branches) + "\n) merged order by due_at, id limit :limit";
    }

    /// @param limit one more than the page holds
    List<Found> read(TodoQuery query, List<String> branches, @Nullable String after, int limit) {
        if (branches.isEmpty()) {
            return List.of();
        }
        var start = Start.of(after);
        walkIndexes();
        return jdbc.sql(pageSql(branches))
                .params(query.parameters())
                .param("afterDue", start.due())
                .param("afterId", start.id().toString())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, i) -> new Found(
                        StepRow.id(row, "id"),
                        StepRow.work(row),
                        row.getString("name"),
                        row.getString("permission"),
                        StepRow.id(row, "activation"),
                        row.getObject("assignee", UUID.class),
                        row.getString("assignee_name"),
                        new Due(StepRow.instantOrNull(row, "due"), StepRow.instantOrNull(row, "yellow"))))
                .list();
    }

    /// For the rest of the transaction: with few rows the planner would rather collect and sort them, and its plan
    /// would
    /// change as they grow.
    void walkIndexes() {
        jdbc.sql("select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)")
                .query((row, i) -> true)
                .single();
    }

    static Cursor keyOf(Found step) {
        return Cursor.of(step.due().dueAt() == null ? "infinity" : step.due().dueAt(), step.id());
    }

    /// Where a page begins.
    private record Start(String due, UUID id) {

        static Start of(@Nullable String after) {
            var cursor = Cursor.parse(after, 2);
            if (cursor == null) {
                return new Start("-infinity", new UUID(0, 0));
            }
            var due = cursor.keys().getFirst();
            try {
                return new Start(
                        due.equals("infinity") ? due : Instant.parse(due).toString(),
                        UUID.fromString(cursor.keys().getLast()));
            } catch (DateTimeException notATime) {
                throw new IllegalArgumentException("not a page of this list", notATime);
            }
        }
    }
}

package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.workflow.Step.Ending;
import cn.zhengtong.support.workflow.Step.Holder;
import cn.zhengtong.support.workflow.StepView.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a [Step] from its row.
record StepRow(JsonMapper json, FieldCipher cipher) implements RowMapper<Step> {

    static final String COLUMNS = """
            id, state, kind, process, parent, activation, key, name, version, mark, system, number, region, organisation, item,
            subject, title, applicant, link, permission, assignee, assignee_name, nullif(due_at, 'infinity') as due_at,
            nullif(yellow_at, 'infinity') as yellow_at, fire_at, facts::text as facts, trail, opinion, opened_at, done_at,
            turn, done_by, done_by_name, done_for, done_for_name""";

    private static final TypeReference<java.util.Map<String, Object>> FACTS = new TypeReference<>() {};

    @Override
    public Step mapRow(ResultSet row, int number) throws SQLException {
        var step = new Step(
                id(row, "id"),
                Step.Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("name"),
                work(row),
                instant(row, "opened_at"));
        step.state = State.valueOf(row.getString("state"));
        step.process = row.getObject("process", UUID.class);
        step.parent = row.getObject("parent", UUID.class);
        step.activation = id(row, "activation");
        step.version = row.getObject("version", Integer.class);
        step.mark = row.getString("mark");
        step.permission = row.getString("permission");
        step.assignee = holder(row, "assignee", "assignee_name");
        step.due = new Due(instantOrNull(row, "due_at"), instantOrNull(row, "yellow_at"));
        step.fireAt = instantOrNull(row, "fire_at");
        step.facts = json.readValue(row.getString("facts"), FACTS);
        step.trail = List.of((String[]) row.getArray("trail").getArray());
        step.ending = ending(row);
        return step;
    }

    private @Nullable Ending ending(ResultSet row) throws SQLException {
        var at = instantOrNull(row, "done_at");
        return at == null
                ? null
                : new Ending(
                        at,
                        row.getInt("turn"),
                        holder(row, "done_by", "done_by_name"),
                        holder(row, "done_for", "done_for_name"),
                        cipher.decryptNullable(row.getBytes("opinion")));
    }

    static Work work(ResultSet row) throws SQLException {
        return new Work(
                row.getString("system"),
                row.getString("number"),
                place(row),
                row.getString("subject"),
                row.getString("title"),
                row.getString("applicant"),
                row.getString("link"));
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(
                new RegionCode(row.getString("region")),
                new OrganisationCode(row.getString("organisation")),
                row.getString("item"));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Holder holder(ResultSet row, String id, String name) throws SQLException {
        var known = row.getObject(id, UUID.class);
        return known == null ? null : new Holder(known, row.getString(name));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}

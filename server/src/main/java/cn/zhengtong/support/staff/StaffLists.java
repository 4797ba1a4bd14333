package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the administrators' screens show, within their reach.
@Component
@Transactional(readOnly = true)
class StaffLists {

    /// Somebody in a post.
    record PostRow(
            UUID code, UUID member, String account, String name, String title, String organisation, String region) {}

    /// A grant and who decided about it.
    record GrantRow(
            UUID code,
            String account,
            String name,
            String title,
            String role,
            String region,
            @Nullable String organisation,
            String reason,
            @Nullable String proposedBy,
            @Nullable Instant validTo,
            boolean approved,
            boolean revoked) {}

    private final JdbcClient jdbc;

    StaffLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Role> roles() {
        return jdbc.sql("select code, name, permissions from staff.role order by code")
                .query((row, i) -> new Role(row.getString("code"), row.getString("name"), Set.of((String[])
                        row.getArray("permissions").getArray())))
                .list();
    }

    /// @param words part of an account or a name; empty for everybody
    Page<PostRow> posts(Actor actor, String permission, String words, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var reach = new ReachQuery(actor.scope().reaches(permission), """
                select id, member, title, organisation, region from staff.post
                 where {reach} and ended_at is null and id > cast(:after as uuid)
                   and member in (select id from staff.member where account like :words or name like :words)
                 order by id limit :limit""");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select p.id as code, p.member, m.account, m.name, p.title, p.organisation, p.region from ("
                        + reach.sql() + ") p join staff.member m on m.id = p.member order by p.id limit :limit")
                .params(reach.parameters())
                .param("words", "%" + escaped(words) + "%")
                .param(
                        "after",
                        cursor == null
                                ? "00000000-0000-0000-0000-000000000000"
                                : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(PostRow.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }

    private static String escaped(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    Page<GrantRow> grants(Actor actor, boolean waiting, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var reach = new ReachQuery(
                actor.scope().reaches(Role.GRANTS), "select id, member, title from staff.post where {reach}");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql(
                        "select g.id as code, m.account, m.name, p.title, g.role, g.region, g.organisation, g.reason, by.account as proposed_by, g.valid_to, g.approved_by is not null as approved,"
                                + " g.revoked_by is not null as revoked from staff.role_grant g join (" + reach.sql()
                                + ") p on p.id = g.post join staff.member m on m.id = p.member left join staff.member by on by.id = g.proposed_by"
                                + " where g.id > cast(:after as uuid) and (not :waiting or (g.approved_by is null and g.revoked_by is null)) order by g.id limit :limit")
                .params(reach.parameters())
                .param(
                        "after",
                        cursor == null
                                ? "00000000-0000-0000-0000-000000000000"
                                : cursor.keys().getFirst())
                .param("waiting", waiting)
                .param("limit", limit + 1)
                .query((row, i) -> new GrantRow(
                        row.getObject("code", UUID.class),
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("role"),
                        row.getString("region"),
                        row.getString("organisation"),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getTimestamp("valid_to") == null
                                ? null
                                : row.getTimestamp("valid_to").toInstant(),
                        row.getBoolean("approved"),
                        row.getBoolean("revoked")))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }
}

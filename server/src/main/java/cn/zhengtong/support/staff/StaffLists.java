package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
            UUID code,
            UUID member,
            String account,
            String name,
            String title,
            String organisation,
            String organisationName,
            String region) {}

    /// A grant and who decided about it.
    ///
    /// @param organisation null = every body of the region
    /// @param items empty = every item
    record GrantRow(
            UUID code,
            String account,
            String name,
            String title,
            String role,
            String region,
            String regionName,
            @Nullable String organisation,
            @Nullable String organisationName,
            List<String> items,
            @Nullable Instant validTo,
            String reason,
            @Nullable String proposedBy,
            boolean approved,
            boolean revoked) {}

    private record FoundPost(
            UUID code, UUID member, String account, String name, String title, String organisation, String region) {}

    private record FoundGrant(
            UUID code,
            String account,
            String name,
            String title,
            String role,
            String region,
            @Nullable String organisation,
            List<String> items,
            @Nullable Instant validTo,
            String reason,
            @Nullable String proposedBy,
            boolean approved,
            boolean revoked) {}

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Regions regions;

    StaffLists(JdbcClient jdbc, Organisations organisations, Regions regions) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.regions = regions;
    }

    List<Role> roles() {
        return jdbc.sql("select code, name, permissions from staff.role order by code")
                .query((row, i) -> new Role(row.getString("code"), row.getString("name"), Set.of((String[])
                        row.getArray("permissions").getArray())))
                .list();
    }

    /// @param words part of a name or the beginning of an account
    Page<PostRow> posts(Actor actor, String permission, String words, @Nullable String after, int limit) {
        var reach = new ReachQuery(actor.scope().reaches(permission), """
                select p.id as code, p.member, m.account, m.name, p.title, p.organisation, p.region
                  from staff.post p join staff.member m on m.id = p.member
                 where {reach} and p.ended_at is null and p.id > :after
                   and (starts_with(m.account, :words) or strpos(m.name, :words) > 0)
                 order by p.id limit :limit""");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select * from (" + reach.sql() + ") p order by code limit :limit")
                .params(reach.parameters())
                .param("words", words.strip())
                .param("after", startOf(after))
                .param("limit", limit + 1)
                .query(FoundPost.class)
                .list();
        return named(Page.of(read, limit, it -> Cursor.of(it.code())));
    }

    Page<GrantRow> grants(Actor actor, boolean waiting, @Nullable String after, int limit) {
        var reach = new ReachQuery(
                actor.scope().reaches(Role.GRANTS), "select id, member, title from staff.post where {reach}");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql(
                        "select g.id as code, m.account, m.name, p.title, g.role, g.region, g.organisation, g.items, g.valid_to, g.reason,"
                                + " by.name as proposed_by, g.approved_by is not null as approved, g.revoked_by is not null as revoked"
                                + " from staff.role_grant g join (" + reach.sql()
                                + ") p on p.id = g.post join staff.member m on m.id = p.member left join staff.member by on by.id = g.proposed_by"
                                + " where g.id > :after and (not :waiting or (g.approved_by is null and g.revoked_by is null)) order by g.id limit :limit")
                .params(reach.parameters())
                .param("after", startOf(after))
                .param("waiting", waiting)
                .param("limit", limit + 1)
                .query((row, i) -> new FoundGrant(
                        row.getObject("code", UUID.class),
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("role"),
                        row.getString("region"),
                        row.getString("organisation"),
                        List.of((String[]) row.getArray("items").getArray()),
                        row.getTimestamp("valid_to") == null
                                ? null
                                : row.getTimestamp("valid_to").toInstant(),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getBoolean("approved"),
                        row.getBoolean("revoked")))
                .list();
        return namedGrants(Page.of(read, limit, it -> Cursor.of(it.code())));
    }

    private static UUID startOf(@Nullable String after) {
        var cursor = Cursor.parse(after, 1);
        return cursor == null ? FIRST : cursor.uuid(0);
    }

    private Page<PostRow> named(Page<FoundPost> page) {
        var names = organisations.names(page.rows().stream()
                .map(it -> new OrganisationCode(it.organisation()))
                .toList());
        return page.map(it -> new PostRow(
                it.code(),
                it.member(),
                it.account(),
                it.name(),
                it.title(),
                it.organisation(),
                names.getOrDefault(new OrganisationCode(it.organisation()), it.organisation()),
                it.region()));
    }

    private Page<GrantRow> namedGrants(Page<FoundGrant> page) {
        var regionNames = regions.names(
                page.rows().stream().map(it -> new RegionCode(it.region())).toList());
        var names = organisations.names(page.rows().stream()
                .map(FoundGrant::organisation)
                .filter(Objects::nonNull)
                .map(OrganisationCode::new)
                .toList());
        return page.map(it -> new GrantRow(
                it.code(),
                it.account(),
                it.name(),
                it.title(),
                it.role(),
                it.region(),
                regionNames.getOrDefault(new RegionCode(it.region()), it.region()),
                it.organisation(),
                it.organisation() == null ? null : names.get(new OrganisationCode(it.organisation())),
                it.items(),
                it.validTo(),
                it.reason(),
                it.proposedBy(),
                it.approved(),
                it.revoked()));
    }
}

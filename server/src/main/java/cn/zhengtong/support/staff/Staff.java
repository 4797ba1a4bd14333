package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask about staff, and the acts of their administrators.
@Service
@Transactional
public class Staff {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Regions regions;
    private final SystemClock clock;
    private final ApplicationEventPublisher events;

    Staff(
            JdbcClient jdbc,
            Organisations organisations,
            Regions regions,
            SystemClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.regions = regions;
        this.clock = clock;
        this.events = events;
    }

    /// Takes somebody on. Only the system administrator of the region; whoever is taken on may do nothing until
    /// granted.
    public Member hire(Actor actor, String account, String name, String title, OrganisationCode body) {
        mustReach(actor, Role.ACCOUNTS, body);
        if (!account.matches("[a-z][a-z0-9.-]{2,39}") || name.isBlank() || title.isBlank()) {
            throw new AccountUnreadable();
        }
        var member = new Member(UUID.randomUUID(), account, name.strip(), false);
        try {
            jdbc.sql("insert into staff.member (id, account, name) values (:id, :account, :name)")
                    .param("id", member.id())
                    .param("account", account)
                    .param("name", member.name())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AccountTaken();
        }
        givePost(member.id(), title, body);
        return member;
    }

    /// A second post for the same person.
    public Post addPost(Actor actor, UUID member, String title, OrganisationCode body) {
        mustReach(actor, Role.ACCOUNTS, body);
        if (title.isBlank()) {
            throw new AccountUnreadable();
        }
        if (requireMember(member).left()) {
            throw new StaffUnknown();
        }
        return givePost(member, title.strip(), body);
    }

    /// Somebody moves: one post ends with its grants, the others stay.
    public void endPost(Actor actor, UUID post) {
        mustReach(actor, Role.ACCOUNTS, requirePost(post).organisation());
        var at = Timestamp.from(clock.instant());
        jdbc.sql("update staff.post set ended_at = :at where id = :id and ended_at is null")
                .param("at", at)
                .param("id", post)
                .update();
        jdbc.sql(
                        "update staff.role_grant set revoked_at = :at, revoked_by = :by where revoked_at is null and post = :id")
                .param("at", at)
                .param("by", actor.id())
                .param("id", post)
                .update();
    }

    private Post givePost(UUID member, String title, OrganisationCode body) {
        var organisation = organisations.require(body);
        var post = new Post(UUID.randomUUID(), member, title, body, organisation.region(), organisation.name());
        jdbc.sql(
                        "insert into staff.post (id, member, title, organisation, region) values (:id, :member, :title, :organisation, :region)")
                .param("id", post.id())
                .param("member", member)
                .param("title", title)
                .param("organisation", body.value())
                .param("region", organisation.region().value())
                .update();
        return post;
    }

    /// Somebody leaves: account, posts and grants end at once.
    public void leave(Actor actor, UUID member) {
        var posts = posts(member);
        if (posts.isEmpty()) {
            throw new StaffUnknown();
        }
        posts.forEach(it -> mustReach(actor, Role.ACCOUNTS, it.organisation()));
        var at = Timestamp.from(clock.instant());
        jdbc.sql("update staff.member set left_at = :at where id = :id and left_at is null")
                .param("at", at)
                .param("id", member)
                .update();
        jdbc.sql("update staff.post set ended_at = :at where member = :id and ended_at is null")
                .param("at", at)
                .param("id", member)
                .update();
        jdbc.sql(
                        "update staff.role_grant set revoked_at = :at, revoked_by = :by where revoked_at is null and post in (select id from staff.post where member = :id)")
                .param("at", at)
                .param("by", actor.id())
                .param("id", member)
                .update();
        events.publishEvent(new StaffLeft(member));
    }

    /// The security administrator proposes, another one approves; until then the grant brings nothing.
    public UUID propose(Actor actor, ProposeGrant grant) {
        var post = requirePost(grant.post());
        mustReach(actor, Role.GRANTS, post.organisation());
        mustNotConcern(actor, post);
        mustHoldAtLeast(actor, grant);
        regions.require(grant.region());
        var id = UUID.randomUUID();
        int known = jdbc.sql("""
                        insert into staff.role_grant (id, post, role, region, organisation, items, valid_from, valid_to, proposed_by, reason)
                        select :id, :post, r.code, :region, :organisation, :items, :from, :to, :by, :reason from staff.role r where r.code = :role
                        """)
                .param("id", id)
                .param("post", grant.post())
                .param("role", grant.role())
                .param("region", grant.region().value())
                .param(
                        "organisation",
                        grant.organisation() == null
                                ? null
                                : grant.organisation().value(),
                        java.sql.Types.VARCHAR)
                .param(
                        "items",
                        grant.items() == null ? new String[0] : grant.items().toArray(String[]::new))
                .param("from", Timestamp.from(clock.instant()))
                .param(
                        "to",
                        grant.validTo() == null ? null : Timestamp.from(grant.validTo()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", actor.id())
                .param("reason", grant.reason())
                .update();
        if (known == 0) {
            throw new RoleUnknown();
        }
        return id;
    }

    /// Nobody gives away more than the reach in which they may give.
    private static void mustHoldAtLeast(Actor actor, ProposeGrant grant) {
        var body = grant.organisation();
        var holds = actor.kind() == Actor.Kind.PROGRAM
                || actor.scope().reaches(Role.GRANTS).stream()
                        .filter(it -> grant.region().liesIn(it.region()))
                        .anyMatch(it -> {
                            var ours = it.organisation();
                            return ours == null || (body != null && body.liesIn(ours));
                        });
        if (!holds) {
            throw new StaffUnknown();
        }
    }

    public void approve(Actor actor, UUID grant) {
        decide(
                actor,
                grant,
                "approved_by = :by, approved_at = :at where id = :id and approved_by is null and revoked_by is null",
                true);
    }

    /// Takes a grant or a proposal back; works from the next request on.
    public void revoke(Actor actor, UUID grant) {
        decide(actor, grant, "revoked_by = :by, revoked_at = :at where id = :id and revoked_by is null", false);
    }

    private void decide(Actor actor, UUID grant, String change, boolean needsSecond) {
        record Asked(UUID post, UUID proposedBy) {}
        var asked = jdbc.sql("select post, proposed_by from staff.role_grant where id = :id")
                .param("id", grant)
                .query(Asked.class)
                .optional()
                .orElseThrow(StaffUnknown::new);
        var post = requirePost(asked.post());
        mustReach(actor, Role.GRANTS, post.organisation());
        mustNotConcern(actor, post);
        if (needsSecond
                && actor.kind() != Actor.Kind.PROGRAM
                && asked.proposedBy().equals(actor.id())) {
            throw new SecondPersonNeeded();
        }
        jdbc.sql("update staff.role_grant set " + change)
                .param("by", actor.id())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", grant)
                .update();
    }

    /// What somebody in this post may see and do right now; empty for a post that ended.
    @Transactional(readOnly = true)
    public Scope scopeOf(UUID post) {
        var grants = jdbc.sql("""
                        select g.role, r.permissions, g.region, g.organisation, g.items
                          from staff.role_grant g join staff.role r on r.code = g.role join staff.post p on p.id = g.post
                         where g.post = :post and p.ended_at is null and g.approved_by is not null and g.revoked_by is null
                           and g.valid_from <= :at and (g.valid_to is null or g.valid_to > :at)
                        """)
                .param("post", post)
                .param("at", Timestamp.from(clock.instant()))
                .query(Staff::grant)
                .list();
        return new Scope(grants);
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        var organisation = row.getString("organisation");
        var reach = new Reach(
                new RegionCode(row.getString("region")),
                organisation == null ? null : new OrganisationCode(organisation),
                Set.of((String[]) row.getArray("items").getArray()));
        return new Grant(
                row.getString("role"),
                Set.of((String[]) row.getArray("permissions").getArray()),
                reach);
    }

    @Transactional(readOnly = true)
    public Optional<Member> find(String account) {
        return member("account = :value", account);
    }

    @Transactional(readOnly = true)
    public Member requireMember(UUID id) {
        return member("id = :value", id).orElseThrow(StaffUnknown::new);
    }

    private Optional<Member> member(String condition, Object value) {
        return jdbc.sql("select id, account, name, left_at is not null as left from staff.member where " + condition)
                .param("value", value)
                .query(Member.class)
                .optional();
    }

    /// Posts that somebody holds now.
    @Transactional(readOnly = true)
    public List<Post> posts(UUID member) {
        return jdbc.sql(
                        "select id, member, title, organisation, region from staff.post where member = :member and ended_at is null order by id")
                .param("member", member)
                .query(this::post)
                .list();
    }

    @Transactional(readOnly = true)
    public Post requirePost(UUID id) {
        return jdbc.sql("select id, member, title, organisation, region from staff.post where id = :id")
                .param("id", id)
                .query(this::post)
                .optional()
                .orElseThrow(StaffUnknown::new);
    }

    private Post post(ResultSet row, int number) throws SQLException {
        var region = new RegionCode(row.getString("region"));
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("member", UUID.class),
                row.getString("title"),
                new OrganisationCode(row.getString("organisation")),
                region,
                regions.fullName(region, region.value().length() > 2 ? 2 : 1));
    }

    /// A member is within reach when every post is. Administrators of grants and of the trail answer only to their
    /// own kind: else whoever makes accounts could take them over.
    @Transactional(readOnly = true)
    public void mustAdminister(Actor actor, @Nullable Member member) {
        var posts = member == null || member.left() ? List.<Post>of() : posts(member.id());
        if (posts.isEmpty()) {
            throw new StaffUnknown();
        }
        var held = posts.stream()
                .flatMap(it -> scopeOf(it.id()).permissions().stream())
                .collect(Collectors.toSet());
        var needed = held.contains(Role.GRANTS) ? Role.GRANTS : held.contains(Role.AUDIT) ? Role.AUDIT : Role.ACCOUNTS;
        posts.forEach(it -> mustReach(actor, needed, it.organisation()));
    }

    private void mustReach(Actor actor, String permission, OrganisationCode body) {
        var region = organisations.find(body).map(it -> it.region()).orElseThrow(StaffUnknown::new);
        if (!actor.may(permission, new Place(region, body))) {
            throw new StaffUnknown();
        }
    }

    private static void mustNotConcern(Actor actor, Post post) {
        if (actor.id().equals(post.member())) {
            throw new OwnGrant();
        }
    }
}

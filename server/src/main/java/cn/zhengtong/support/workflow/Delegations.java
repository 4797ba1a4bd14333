package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.staff.Colleague;
import cn.zhengtong.support.staff.Colleagues;
import cn.zhengtong.support.staff.Colleagues.Held;
import cn.zhengtong.support.staff.Staff;
import cn.zhengtong.support.workflow.Step.Holder;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who stands in for whom while away (离岗委托). A substitute may do what the absent member holds, but only where he
/// himself may do such steps: it widens nobody's rights.
@Component
@Transactional
class Delegations {

    /// @param given true when the reader named the substitute, false when he is the one
    record Row(
            UUID id,
            boolean given,
            String member,
            String substitute,
            String reason,
            LocalDate from,
            LocalDate to,
            State state) {}

    /// How a delegation stands.
    enum State {
        COMING,
        ACTIVE,
        OVER,
        REVOKED
    }

    /// What somebody asks for who will be away.
    ///
    /// @param to the last day of it
    record Name(UUID substitute, LocalDate from, LocalDate to, String reason) {

        Instant begin() {
            return from.atStartOfDay(BusinessClock.ZONE).toInstant();
        }

        Instant end() {
            return to.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        }
    }

    private static final int MOST_DAYS = 366;
    private static final String NOW = "revoked_at is null and valid_from <= :now and valid_to > :now";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Staff staff;
    private final Colleagues colleagues;
    private final Uuid7 ids;
    private final WorkflowSettings settings;

    Delegations(
            JdbcClient jdbc,
            BusinessClock clock,
            Staff staff,
            Colleagues colleagues,
            Uuid7 ids,
            WorkflowSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.staff = staff;
        this.colleagues = colleagues;
        this.ids = ids;
        this.settings = settings;
    }

    UUID name(Actor actor, Name asked) {
        var reason = Texts.reason(asked.reason());
        var now = clock.instant();
        if (asked.to().isBefore(asked.from())
                || asked.to().isBefore(clock.today())
                || asked.to().isAfter(asked.from().plusDays(MOST_DAYS))) {
            throw new Refusal.PeriodUnfit(MOST_DAYS);
        }
        var substitute = staff.requireMember(asked.substitute());
        if (substitute.id().equals(actor.id())
                || substitute.left()
                || held(actor).stream().noneMatch(it -> colleagues.holds(substitute.id(), it))) {
            throw new Refusal.SubstituteUnfit(substitute.name());
        }
        mustNotOverlap(actor, asked);
        var id = ids.next();
        jdbc.sql("""
                        insert into workflow.delegation (id, member, member_name, substitute, substitute_name, reason, valid_from, valid_to, named_at)
                        values (:id, :member, :memberName, :substitute, :substituteName, :reason, :from, :to, :now)
                        """)
                .param("id", id)
                .param("member", actor.id())
                .param("memberName", actor.name())
                .param("substitute", substitute.id())
                .param("substituteName", substitute.name())
                .param("reason", reason)
                .param("from", Timestamp.from(asked.begin()))
                .param("to", Timestamp.from(asked.end()))
                .param("now", Timestamp.from(now))
                .update();
        return id;
    }

    private void mustNotOverlap(Actor actor, Name asked) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('workflow.delegation:' || :member))")
                .param("member", actor.id().toString())
                .query((row, i) -> true)
                .single();
        var overlaps = jdbc.sql("""
                        select exists (select from workflow.delegation
                         where member = :member and revoked_at is null and valid_from < :to and valid_to > :from)
                        """)
                .param("member", actor.id())
                .param("from", Timestamp.from(asked.begin()))
                .param("to", Timestamp.from(asked.end()))
                .query(Boolean.class)
                .single();
        if (overlaps) {
            throw new Refusal.DelegationOverlaps();
        }
    }

    /// Only who named the substitute takes it back; works from the next act on.
    void revoke(Actor actor, UUID id) {
        int found = jdbc.sql(
                        "update workflow.delegation set revoked_at = coalesce(revoked_at, :now) where id = :id and member = :member")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("member", actor.id())
                .update();
        if (found == 0) {
            throw new Refusal.DelegationUnknown();
        }
    }

    /// Those that the actor gave or was given, newest first.
    @Transactional(readOnly = true)
    Page<Row> list(Actor actor, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var now = clock.instant();
        var branch = """
                (select id, %s as given, member_name, substitute_name, reason, valid_from, valid_to, revoked_at from workflow.delegation
                  where %s = :me and id < cast(:before as uuid) order by id desc limit :limit)""";
        var read = jdbc.sql(branch.formatted("true", "member") + " union all " + branch.formatted("false", "substitute")
                        + " order by id desc limit :limit")
                .param("me", actor.id())
                .param(
                        "before",
                        cursor == null
                                ? "ffffffff-ffff-ffff-ffff-ffffffffffff"
                                : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query((row, i) -> {
                    var from = StepRow.instant(row, "valid_from");
                    var to = StepRow.instant(row, "valid_to");
                    var revoked = StepRow.instantOrNull(row, "revoked_at") != null;
                    return new Row(
                            StepRow.id(row, "id"),
                            row.getBoolean("given"),
                            row.getString("member_name"),
                            row.getString("substitute_name"),
                            row.getString("reason"),
                            LocalDate.ofInstant(from, BusinessClock.ZONE),
                            LocalDate.ofInstant(to, BusinessClock.ZONE).minusDays(1),
                            state(from, to, revoked, now));
                })
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    private static State state(Instant from, Instant to, boolean revoked, Instant now) {
        if (revoked) {
            return State.REVOKED;
        }
        return now.isBefore(from) ? State.COMING : now.isBefore(to) ? State.ACTIVE : State.OVER;
    }

    /// Who could stand in for the actor: members who hold at least one of his permissions wherever he holds it.
    @Transactional(readOnly = true)
    Page<Colleague> candidates(Actor actor, String words, @Nullable String after, int limit) {
        var page = colleagues.holdingAny(held(actor), words, after, limit);
        return new Page<>(
                page.rows().stream().filter(it -> !it.id().equals(actor.id())).toList(), page.next());
    }

    private List<Held> held(Actor actor) {
        return settings.work().stream()
                .flatMap(
                        permission -> actor.scope().reaches(permission).stream().map(it -> new Held(permission, it)))
                .limit(60)
                .toList();
    }

    /// Members whom the actor stands in for right now.
    @Transactional(readOnly = true)
    List<Holder> standsInFor(UUID substitute) {
        return jdbc
                .sql("select member, member_name from workflow.delegation where substitute = :me and " + NOW)
                .param("me", substitute)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, i) -> new Holder(StepRow.id(row, "member"), row.getString("member_name")))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    @Transactional(readOnly = true)
    boolean standsIn(UUID substitute, UUID member) {
        return standsInFor(substitute).stream().anyMatch(it -> it.id().equals(member));
    }

    /// The one who stands in for this member now.
    @Transactional(readOnly = true)
    Optional<Holder> substituteOf(UUID member) {
        return jdbc
                .sql("select substitute, substitute_name from workflow.delegation where member = :member and " + NOW)
                .param("member", member)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, i) -> new Holder(StepRow.id(row, "substitute"), row.getString("substitute_name")))
                .list()
                .stream()
                .findFirst();
    }

    /// Nobody stands in for, or is stood in by, who left.
    void endFor(UUID member) {
        jdbc.sql("""
                        update workflow.delegation set revoked_at = :now
                         where (member = :member or substitute = :member) and revoked_at is null and valid_to > :now
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("member", member)
                .update();
    }
}

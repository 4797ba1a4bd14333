package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.AuditList;
import cn.zhengtong.foundation.Masks;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.support.regions.Regions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The trail as an audit administrator sees it (审计查询): over the whole province everybody's operations, else those of
/// the staff who hold or held a post within reach.
@Component
@Transactional(readOnly = true)
class StaffAudit {

    /// One operation, without personal data.
    ///
    /// @param account of a member of staff; null for persons, visitors and the program
    record Row(
            UUID id,
            Instant at,
            Actor.Kind kind,
            @Nullable String account,
            @Nullable String name,
            String operation,
            String object,
            int status,
            @Nullable String purpose,
            String traceId) {}

    private record Known(UUID id, String account, String name) {}

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,17}[\\dXx]?");

    private final JdbcClient jdbc;
    private final AuditList trail;

    StaffAudit(JdbcClient jdbc, AuditList trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    Page<Row> read(Actor auditor, String account, String operation, String object, @Nullable String after, int limit) {
        var actors = whose(auditor.scope().reaches(Role.AUDIT), account.strip());
        if (actors != null && actors.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var page = trail.read(new AuditList.Wanted(actors, operation, object), after, limit);
        var known = known(page.rows());
        return page.map(it -> row(it, known.get(it.actorId())));
    }

    /// Whose rows may be seen and are wanted; null means everybody's.
    private @Nullable Set<UUID> whose(List<Reach> reaches, String account) {
        var everybody = reaches.stream()
                .anyMatch(it -> it.region().equals(Regions.PROVINCE)
                        && it.organisation() == null
                        && it.items().isEmpty());
        if (account.isEmpty()) {
            return everybody ? null : within(reaches);
        }
        var wanted = new HashSet<>(jdbc.sql("select id from staff.member where account = :account")
                .param("account", account)
                .query(UUID.class)
                .list());
        if (!everybody) {
            wanted.retainAll(within(reaches));
        }
        return wanted;
    }

    private Set<UUID> within(List<Reach> reaches) {
        var reach = new ReachQuery(reaches, "select member from staff.post where {reach}");
        return reach.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(reach.sql())
                        .params(reach.parameters())
                        .query(UUID.class)
                        .list());
    }

    private Map<UUID, Known> known(List<AuditList.Entry> rows) {
        var staff = rows.stream()
                .filter(it -> it.actorKind() == Actor.Kind.STAFF)
                .map(it -> it.actorId().toString())
                .distinct()
                .toArray(String[]::new);
        return jdbc
                .sql("select id, account, name from staff.member where id = any(cast(:ids as uuid[]))")
                .param("ids", staff)
                .query(Known.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::id, it -> it));
    }

    /// A purpose is free text: a number somebody wrote into it is covered.
    private static Row row(AuditList.Entry it, @Nullable Known who) {
        var purpose = it.purpose() == null
                ? null
                : LONG_NUMBER.matcher(it.purpose()).replaceAll(number -> Masks.citizenNumber(number.group()));
        return new Row(
                it.id(),
                it.happenedAt(),
                it.actorKind(),
                who == null ? null : who.account(),
                who == null ? null : who.name(),
                it.operation(),
                it.object(),
                it.status(),
                purpose,
                it.traceId());
    }
}

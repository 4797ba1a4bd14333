package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.regions.Regions;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Announcements that the system stood still (系统停运公告): issued, listed, taken back; each moves the clocks
/// whose time
/// ended
/// meanwhile.
@Component
@Transactional
class Decrees {

    private static final Duration LONGEST = Duration.ofDays(31);

    /// What a keeper announces. Times are those of the province.
    record IssueDecree(
            @Nullable RegionCode region,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to,
            @Nullable String documentNumber,
            @Nullable String reason) {}

    /// A decree as the list shows it.
    record Row(
            UUID id,
            RegionCode region,
            String regionName,
            Instant from,
            Instant to,
            String documentNumber,
            String reason,
            Instant issuedAt,
            String officer,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable String revokedBecause) {}

    /// Stored; the recomputation runs.
    record Issued(UUID id, UUID job) {}

    private final JdbcClient jdbc;
    private final Revisions revisions;
    private final Almanacs almanacs;
    private final Effects effects;
    private final Regions regions;
    private final MessageSource messages;

    Decrees(
            JdbcClient jdbc,
            Revisions revisions,
            Almanacs almanacs,
            Effects effects,
            Regions regions,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.almanacs = almanacs;
        this.effects = effects;
        this.regions = regions;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    Effects.Effect preview(Actor actor, IssueDecree asked) {
        var decree = checked(actor, asked);
        var now = almanacs.current();
        return effects.of(now, now.with(decree), window(decree));
    }

    Issued issue(Actor actor, IssueDecree asked) {
        var decree = checked(actor, asked);
        revisions.lock();
        if (taken(decree.documentNumber())) {
            throw new ChangeRefused.Invalid(List.of(error("documentNumber", "calendar.error.number-taken")));
        }
        long revision = revisions.ofDecree(
                actor,
                decree.id(),
                false,
                window(decree),
                "《" + decree.documentNumber() + "》" + decree.reason(),
                fact(decree));
        jdbc.sql("""
                        insert into calendar.decree (id, revision, region, from_at, to_at, document_number, reason)
                        values (:id, :revision, :region, :from, :to, :number, :reason)
                        """)
                .param("id", decree.id())
                .param("revision", revision)
                .param("region", decree.region().value())
                .param("from", Timestamp.from(decree.from()))
                .param("to", Timestamp.from(decree.to()))
                .param("number", decree.documentNumber())
                .param("reason", decree.reason())
                .update();
        return new Issued(decree.id(), revisions.recompute(revision, window(decree)));
    }

    /// One number, one announcement; one that was taken back keeps its number.
    private boolean taken(String documentNumber) {
        return jdbc.sql("select exists (select from calendar.decree where document_number = :number)")
                .param("number", documentNumber)
                .query(Boolean.class)
                .single();
    }

    /// Takes a decree back; clocks that it moved go back too.
    Issued revoke(Actor actor, UUID id, @Nullable String reason) {
        revisions.lock();
        var decree = almanacs.refresh().decrees().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(ChangeRefused.DecreeUnknown::new);
        Keepers.mustReach(actor, decree.region());
        var errors = new ArrayList<FieldError>();
        requireText(errors, "reason", reason, 500);
        if (!errors.isEmpty()) {
            throw new ChangeRefused.Invalid(errors);
        }
        long revision = revisions.ofDecree(actor, id, true, window(decree), text(reason), fact(decree));
        return new Issued(id, revisions.recompute(revision, window(decree)));
    }

    @Transactional(readOnly = true)
    Page<Row> list(@Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select d.id, d.region, d.from_at, d.to_at, d.document_number, d.reason, i.changed_at, i.officer, i.id as number,
                               r.changed_at as revoked_at, r.officer as revoked_by, r.reason as revoked_because
                          from calendar.decree d
                          join calendar.revision i on i.id = d.revision
                          left join calendar.revision r on r.kind = 'REVOCATION' and r.decree = d.id
                         where d.revision < :before order by d.revision desc limit :limit
                        """)
                .param(
                        "before",
                        cursor == null
                                ? Long.MAX_VALUE
                                : Long.parseLong(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query((row, number) -> Map.entry(row.getLong("number"), read(row)))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.getKey())).map(Map.Entry::getValue);
    }

    private Row read(java.sql.ResultSet row) throws java.sql.SQLException {
        var region = new RegionCode(row.getString("region"));
        var revoked = row.getTimestamp("revoked_at");
        return new Row(
                row.getObject("id", UUID.class),
                region,
                regions.fullName(region, region.value().length() > 2 ? 2 : 1),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getString("document_number"),
                row.getString("reason"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("officer"),
                revoked == null ? null : revoked.toInstant(),
                row.getString("revoked_by"),
                row.getString("revoked_because"));
    }

    private Decree checked(Actor actor, IssueDecree asked) {
        var errors = new ArrayList<FieldError>();
        if (asked.region() == null || regions.find(asked.region()).isEmpty()) {
            errors.add(error("region", "calendar.error.region"));
        }
        if (asked.from() == null) {
            errors.add(error("from", "calendar.error.from"));
        }
        if (asked.to() == null) {
            errors.add(error("to", "calendar.error.to"));
        }
        requireText(errors, "documentNumber", asked.documentNumber(), 100);
        requireText(errors, "reason", asked.reason(), 500);
        if (asked.from() != null && asked.to() != null) {
            if (!asked.to().isAfter(asked.from())) {
                errors.add(error("to", "calendar.error.to-before-from"));
            } else if (Duration.between(asked.from(), asked.to()).compareTo(LONGEST) > 0) {
                errors.add(error("to", "calendar.error.outage-too-long"));
            }
        }
        if (!errors.isEmpty() || asked.region() == null || asked.from() == null || asked.to() == null) {
            throw new ChangeRefused.Invalid(errors);
        }
        Keepers.mustReach(actor, asked.region());
        return new Decree(
                UUID.randomUUID(),
                asked.region(),
                asked.from().atZone(BusinessClock.ZONE).toInstant(),
                asked.to().atZone(BusinessClock.ZONE).toInstant(),
                text(asked.documentNumber()),
                text(asked.reason()));
    }

    private void requireText(List<FieldError> errors, String field, @Nullable String given, int most) {
        if (text(given).length() < 2) {
            errors.add(error(field, "calendar.error." + (field.equals("reason") ? "reason" : "document-number")));
        } else if (text(given).length() > most) {
            errors.add(error(field, "calendar.error.long"));
        }
    }

    private FieldError error(String field, String key) {
        return new FieldError(field, messages.getMessage(key, null, CalendarWords.readersLocale()));
    }

    /// A limit that ended on an outage day is moved; so is the start of what is counted from it.
    private static Revisions.Window window(Decree decree) {
        return new Revisions.Window(decree.firstDay(), decree.lastDay());
    }

    private static Map<String, ?> fact(Decree decree) {
        return Map.of(
                "region", decree.region().value(),
                "from", decree.from().toString(),
                "to", decree.to().toString(),
                "number", decree.documentNumber(),
                "reason", decree.reason());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases as lists show them, newest first: an officer's within the reach, a person's own.
@Component
@Transactional(readOnly = true)
class CaseList {

    /// One line.
    record Row(
            CaseNumber number,
            String item,
            String itemName,
            String applicant,
            CaseStatus status,
            String statusText,
            Instant submittedAt,
            @Nullable Instant dueAt,
            String dueText,
            String colour,
            String region,
            String regionName,
            String body,
            String bodyName) {}

    private record Stored(UUID id, Row row) {}

    private static final String COLUMNS =
            "id, number, item, item_name, applicant_mask, firm_name, status, submitted_at, due_at, yellow_at, region, organisation";

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}");

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Organisations organisations;
    private final CaseWords words;
    private final BusinessClock clock;

    CaseList(JdbcClient jdbc, Regions regions, Organisations organisations, CaseWords words, BusinessClock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.organisations = organisations;
        this.words = words;
        this.clock = clock;
    }

    Page<Row> withinReach(Actor actor, @Nullable CaseStatus status, @Nullable String after, int limit) {
        var branch = "select " + COLUMNS + " from acceptance.service_case where {reach} and id < :before"
                + (status == null ? "" : " and status = :status")
                + (status == null || status.isEnd() ? "" : " and closed_at is null")
                + " order by id desc limit :limit";
        var reach = new ReachQuery(actor.scope().reaches(CaseAccess.READ), branch);
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select * from (" + reach.sql() + ") cases order by id desc limit :limit")
                .params(reach.parameters())
                .param("before", before(after))
                .param("status", status == null ? null : status.name(), Types.VARCHAR)
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return page(read, limit);
    }

    /// What an officer typed into the search: a case number with or without spaces, else a part of a firm's
    /// name or its
    /// credit code.
    Page<Row> search(Actor actor, String typed, @Nullable String after, int limit) {
        var number = CaseNumber.read(typed);
        var words = typed.strip();
        if (number.isEmpty() && words.length() < 3) {
            return new Page<>(List.of(), null);
        }
        var condition = number.isPresent()
                ? "id = (select n.id from acceptance.case_number n where n.number = :words)"
                : CODE.matcher(words).matches() ? "firm = :words" : "firm_name like :words";
        var reach = new ReachQuery(
                actor.scope().reaches(CaseAccess.READ),
                "select " + COLUMNS + " from acceptance.service_case where {reach} and id < :before and " + condition
                        + " order by id desc limit :limit");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select * from (" + reach.sql() + ") cases order by id desc limit :limit")
                .params(reach.parameters())
                .param("words", number.map(CaseNumber::value).orElseGet(() -> pattern(words)))
                .param("before", before(after))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return page(read, limit);
    }

    private static String pattern(String words) {
        return CODE.matcher(words).matches()
                ? words
                : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    Page<Row> of(UUID applicant, @Nullable String after, int limit) {
        var read = jdbc.sql(
                        "select " + COLUMNS
                                + " from acceptance.service_case where applicant = :applicant and id < :before order by id desc limit :limit")
                .param("applicant", applicant)
                .param("before", before(after))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return page(read, limit);
    }

    /// Granted and denied cases, newest decision first: open to everybody (行政许可法 §40). Persons stay masked.
    Page<Row> decided(RegionCode region, @Nullable String after, int limit) {
        var read = jdbc.sql("select " + COLUMNS + """
                         from acceptance.service_case
                         where "left"(region, :length) = :region and id < :before and status in ('GRANTED', 'DELIVERED') and decided_at is not null
                         order by id desc limit :limit
                        """)
                .param("length", region.value().length())
                .param("region", region.value())
                .param("before", before(after))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return page(read, limit);
    }

    private static UUID before(@Nullable String after) {
        var cursor = Cursor.parse(after, 1);
        return cursor == null ? LAST : UUID.fromString(cursor.keys().getFirst());
    }

    private static Page<Row> page(List<Stored> read, int limit) {
        return Page.of(read, limit, it -> Cursor.of(it.id())).map(Stored::row);
    }

    /// The line of one case.
    Row line(ServiceCase it) {
        var origin = it.origin;
        return new Row(
                it.number(),
                origin.item().value(),
                origin.itemName(),
                origin.firmName() == null ? origin.applicantMask() : origin.firmName(),
                it.status(),
                words.status(it),
                origin.submittedAt(),
                it.dueAt,
                words.left(it.dueAt, null),
                colour(it.dueAt, it.yellowAt),
                origin.region().value(),
                regions.require(origin.region()).name(),
                origin.organisation().value(),
                organisations.require(origin.organisation()).name());
    }

    private Stored row(ResultSet row, int number) throws SQLException {
        var region = new RegionCode(row.getString("region"));
        var body = new OrganisationCode(row.getString("organisation"));
        var status = CaseStatus.valueOf(row.getString("status"));
        var due = ServiceCases.instant(row, "due_at");
        var firm = row.getString("firm_name");
        return new Stored(
                row.getObject("id", UUID.class),
                new Row(
                        new CaseNumber(row.getString("number")),
                        row.getString("item"),
                        row.getString("item_name"),
                        firm == null ? row.getString("applicant_mask") : firm,
                        status,
                        words.status(status),
                        row.getTimestamp("submitted_at").toInstant(),
                        due,
                        words.left(due, null),
                        colour(due, ServiceCases.instant(row, "yellow_at")),
                        region.value(),
                        regions.find(region).map(it -> it.name()).orElse(""),
                        body.value(),
                        organisations.find(body).map(it -> it.name()).orElse("")));
    }

    private String colour(@Nullable Instant due, @Nullable Instant yellow) {
        var now = clock.instant();
        if (due == null) {
            return "NONE";
        }
        return !now.isBefore(due) ? "RED" : yellow != null && !now.isBefore(yellow) ? "YELLOW" : "GREEN";
    }
}

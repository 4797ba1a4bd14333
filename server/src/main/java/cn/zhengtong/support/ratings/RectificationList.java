package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.calendar.Deadline.Colour;
import cn.zhengtong.support.regions.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders within somebody's reach: the open ones by deadline, the closed ones newest first.
@Component
@Transactional(readOnly = true)
class RectificationList {

    /// Which ones.
    enum Show {
        OPEN("state <> 'CLOSED'"),
        WITH_UNIT("state in ('OPEN', 'CONTACTED', 'CLASSIFIED', 'REOPENED') and state <> 'CLOSED'"),
        CALL_BACK("state = 'RECTIFIED' and real_name and state <> 'CLOSED'"),
        APPEALED("appeal = 'PENDING' and state <> 'CLOSED'"),
        OVERDUE("overdue and state <> 'CLOSED'"),
        CLOSED("state = 'CLOSED'");

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }
    }

    /// One line of the list.
    record Row(
            String number,
            String title,
            int level,
            String levelText,
            String bodyName,
            RectificationState state,
            String stateText,
            Rectification.Appeal appeal,
            boolean realName,
            boolean overdue,
            int round,
            @Nullable Instant dueAt,
            @Nullable String dueText,
            Colour colour) {}

    private record Read(Row row, String sortedBy) {}

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final RatingWords words;

    RectificationList(JdbcClient jdbc, Organisations organisations, RatingWords words) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.words = words;
    }

    Page<Row> page(Actor actor, Show show, @Nullable String after, int limit, Locale locale) {
        var closed = show == Show.CLOSED;
        var cursor = Cursor.parse(after, 2);
        var order = closed ? "closed_at desc, number" : "due_at, number";
        var further = closed
                ? "(closed_at < cast(:at as timestamptz) or (closed_at = cast(:at as timestamptz) and number > :number))"
                : "(due_at, number) > (cast(:at as timestamptz), :number)";
        var reach = new ReachQuery(
                actor.scope().reaches(Permissions.READ),
                "select * from ratings.rectification where {reach} and " + show.condition + " and " + further
                        + " order by " + order + " limit :limit");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var read = jdbc.sql("select *, nullif(due_at, 'infinity') as due, "
                        + (closed ? "closed_at" : "due_at") + "::text as sorted_by from (" + reach.sql()
                        + ") r order by " + order + " limit :limit")
                .params(reach.parameters())
                .param(
                        "at",
                        cursor == null
                                ? (closed ? "infinity" : "-infinity")
                                : cursor.keys().getFirst())
                .param("number", cursor == null ? "" : cursor.keys().getLast())
                .param("limit", limit + 1)
                .query((row, i) -> new Read(row(row, locale), row.getString("sorted_by")))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.sortedBy(), it.row().number()))
                .map(Read::row);
    }

    private Row row(ResultSet row, Locale locale) throws SQLException {
        var order = new Rectification(row);
        return new Row(
                order.number.value(),
                order.title,
                order.level,
                words.level(order.level, locale),
                name(order.place.organisation()),
                order.state,
                words.state(order, locale),
                order.appeal,
                order.realName,
                order.overdue,
                order.round,
                order.dueAt,
                words.due(order.dueAt, locale),
                words.colour(order.dueAt, order.yellowAt));
    }

    private String name(OrganisationCode code) {
        return organisations.find(code).map(it -> it.name()).orElse(code.value());
    }
}

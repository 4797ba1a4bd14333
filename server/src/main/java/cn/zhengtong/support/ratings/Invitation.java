package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event that one person may rate once.
record Invitation(
        UUID id,
        String system,
        String number,
        String event,
        UUID person,
        Place place,
        String title,
        Channel channel,
        Instant closedAt,
        Instant expiresAt,
        @Nullable UUID handledBy,
        RatingView.State state) {

    boolean isOpen(Instant now) {
        return state == RatingView.State.OPEN && now.isBefore(expiresAt);
    }

    /// The month that everything about this event is counted in.
    LocalDate month() {
        return Tally.month(closedAt);
    }

    static Invitation of(ResultSet row, int i) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getString("system"),
                row.getString("number"),
                row.getString("event"),
                row.getObject("person", UUID.class),
                new Place(
                        new RegionCode(row.getString("region")),
                        new OrganisationCode(row.getString("organisation")),
                        row.getString("item")),
                row.getString("title"),
                Channel.valueOf(row.getString("channel")),
                row.getTimestamp("closed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getObject("handled_by", UUID.class),
                RatingView.State.valueOf(row.getString("state")));
    }
}

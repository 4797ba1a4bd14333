package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ReachQuery;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ratings as units read them: what was said on which day about which item. Nothing leads back to who said
/// it, not even
/// the identifiers of the rows.
@Component
@Transactional(readOnly = true)
class GivenList {

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// One line; flags only for reviewers.
    record Row(
            String key,
            int level,
            String levelText,
            String title,
            String bodyName,
            LocalDate givenOn,
            List<String> indicators,
            @Nullable String comment,
            List<String> flags) {}

    private record Read(UUID id, Row row) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Indicators indicators;
    private final Organisations organisations;
    private final RatingWords words;

    GivenList(
            JdbcClient jdbc,
            FieldCipher cipher,
            Indicators indicators,
            Organisations organisations,
            RatingWords words) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.indicators = indicators;
        this.organisations = organisations;
        this.words = words;
    }

    /// What was said within the actor's reach.
    Page<Row> given(Actor actor, boolean low, @Nullable String after, int limit, Locale locale) {
        return page(actor, Permissions.READ, low ? "level >= 4" : "level is not null", after, limit, locale);
    }

    /// What somebody should look at.
    Page<Row> flagged(Actor actor, @Nullable String after, int limit, Locale locale) {
        return page(actor, Permissions.REVIEW, "flags <> '{}'", after, limit, locale);
    }

    private Page<Row> page(
            Actor actor, String permission, String condition, @Nullable String after, int limit, Locale locale) {
        var cursor = Cursor.parse(after, 1);
        var reach = new ReachQuery(
                actor.scope().reaches(permission),
                "select * from ratings.rating where {reach} and not is_default and " + condition
                        + " and id < cast(:after as uuid) order by id desc limit :limit");
        if (reach.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var flags = permission.equals(Permissions.REVIEW);
        var read = jdbc.sql("select * from (" + reach.sql() + ") r order by id desc limit :limit")
                .params(reach.parameters())
                .param("after", cursor == null ? LAST : open(cursor.keys().getFirst()))
                .param("limit", limit + 1)
                .query((row, i) -> new Read(row.getObject("id", UUID.class), row(row, flags, locale)))
                .list();
        return Page.of(read, limit, it -> Cursor.of(seal(it.id()))).map(Read::row);
    }

    private Row row(ResultSet row, boolean flags, Locale locale) throws SQLException {
        var level = row.getInt("level");
        var comment = cipher.decryptNullable(row.getBytes("comment"));
        var ticked = Arrays.asList((String[]) row.getArray("indicators").getArray());
        var marks = Arrays.asList((String[]) row.getArray("flags").getArray());
        return new Row(
                HexFormat.of().formatHex(cipher.blindIndex("ratings.row", row.getString("id")), 0, 8),
                level,
                words.level(level, locale),
                row.getString("title"),
                name(new OrganisationCode(row.getString("organisation"))),
                LocalDate.ofInstant(row.getTimestamp("given_at").toInstant(), BusinessClock.ZONE),
                indicators.names(
                        Channel.valueOf(row.getString("channel")), row.getInt("indicator_version"), ticked, locale),
                comment,
                flags ? words.flags(marks, locale) : List.of());
    }

    private String name(OrganisationCode code) {
        return organisations.find(code).map(it -> it.name()).orElse(code.value());
    }

    /// The identifier tells the moment at which the event closed, so a cursor carries it encrypted.
    private String seal(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.encrypt(id.toString()));
    }

    private String open(String sealed) {
        try {
            return cipher.decrypt(Base64.getUrlDecoder().decode(sealed));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException forged) {
            throw new Refusal.RatingUnknown();
        }
    }
}

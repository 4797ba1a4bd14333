package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The rates of 51号 by month, region and body, from kept counts. Everything of an event counts in the month
/// it closed.
@Component
@Transactional(readOnly = true)
class Figures {

    /// Counts and the rates made of them.
    ///
    /// @param code of a region or a body
    record Row(
            String code,
            String name,
            long closed,
            long rated,
            long defaulted,
            long good,
            long low,
            long rectified,
            long inTime,
            long overdue,
            long toCallBack,
            long calledBack,
            long setAside) {

        /// 主动评价率: rated by people ÷ closed.
        @JsonProperty("ratedRate")
        @Nullable
        Double ratedRate() {
            return rate(rated, closed);
        }

        /// 好评率: good ÷ rated by people.
        @JsonProperty("goodRate")
        @Nullable
        Double goodRate() {
            return rate(good, rated);
        }

        /// 好评率 with defaults: good ÷ (rated + defaults); a default is never good.
        @JsonProperty("goodRateWithDefaults")
        @Nullable
        Double goodRateWithDefaults() {
            return rate(good, rated + defaulted);
        }

        /// 差评整改率: low ratings with an answer ÷ low ratings, without those set aside before one.
        @JsonProperty("rectifiedRate")
        @Nullable
        Double rectifiedRate() {
            return rate(rectified, low - setAside);
        }

        /// 按期整改率: in time ÷ (in time + late or still missing when the time ran out).
        @JsonProperty("inTimeRate")
        @Nullable
        Double inTimeRate() {
            return rate(inTime, inTime + overdue);
        }

        /// 回访率 of real-name low ratings: called back ÷ answered.
        @JsonProperty("calledBackRate")
        @Nullable
        Double calledBackRate() {
            return rate(calledBack, toCallBack);
        }

        private static @Nullable Double rate(long part, long whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }

    private static final String SUMS = """
            coalesce(sum(n) filter (where measure = 'CLOSED'), 0) as closed,
            coalesce(sum(n) filter (where measure = 'RATED'), 0) as rated,
            coalesce(sum(n) filter (where measure = 'DEFAULTED'), 0) as defaulted,
            coalesce(sum(n) filter (where measure = 'GOOD'), 0) as good,
            coalesce(sum(n) filter (where measure in ('LEVEL_4', 'LEVEL_5')), 0) as low,
            coalesce(sum(n) filter (where measure = 'RECTIFIED'), 0) as rectified,
            coalesce(sum(n) filter (where measure = 'IN_TIME'), 0) as in_time,
            coalesce(sum(n) filter (where measure = 'OVERDUE'), 0) as overdue,
            coalesce(sum(n) filter (where measure = 'TO_CALL_BACK'), 0) as to_call_back,
            coalesce(sum(n) filter (where measure = 'CALLED_BACK'), 0) as called_back,
            coalesce(sum(n) filter (where measure = 'SET_ASIDE'), 0) as set_aside
            """;

    private static final String COUNTS = """
            (select organisation, region, measure, n from ratings.tally where month = :month %1$s
             union all
             select organisation, region, measure, n from ratings.tally_delta where month = :month %1$s) t
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Regions regions;

    Figures(JdbcClient jdbc, Organisations organisations, Regions regions) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.regions = regions;
    }

    /// One line a body, in the order of their codes.
    Page<Row> byBody(LocalDate month, RegionCode in, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("select organisation as code, " + SUMS + " from "
                        + COUNTS.formatted("and organisation > :after and region >= :from and region < :to")
                        + " group by organisation order by organisation limit :limit")
                .param("month", month)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("from", in.value())
                .param("to", in.rangeEnd())
                .param("limit", limit + 1)
                .query((row, i) -> row(row, bodyName(row.getString("code"))))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }

    /// One line for each division directly below, one for what belongs to the division itself.
    List<Row> byRegion(LocalDate month, RegionCode in) {
        int digits = in.value().length() + 2;
        return jdbc.sql("select left(region, :digits) as code, " + SUMS + " from "
                        + COUNTS.formatted("and region >= :from and region < :to")
                        + " group by 1 order by 1 limit 200")
                .param("digits", digits)
                .param("month", month)
                .param("from", in.value())
                .param("to", in.rangeEnd())
                .query((row, i) -> row(row, regionName(row.getString("code"))))
                .list();
    }

    /// All of it in one line; empty when nothing closed.
    Optional<Row> total(LocalDate month, RegionCode in) {
        return jdbc.sql("select :from as code, " + SUMS + " from "
                        + COUNTS.formatted("and region >= :from and region < :to"))
                .param("month", month)
                .param("from", in.value())
                .param("to", in.rangeEnd())
                .query((row, i) -> row(row, regionName(row.getString("code"))))
                .optional()
                .filter(it -> it.closed() > 0);
    }

    private String bodyName(String code) {
        return organisations
                .find(new OrganisationCode(code))
                .map(it -> it.name())
                .orElse(code);
    }

    private String regionName(String code) {
        return regions.find(new RegionCode(code)).map(it -> it.name()).orElse(code);
    }

    private static Row row(ResultSet row, String name) throws SQLException {
        return new Row(
                row.getString("code"),
                name,
                row.getLong("closed"),
                row.getLong("rated"),
                row.getLong("defaulted"),
                row.getLong("good"),
                row.getLong("low"),
                row.getLong("rectified"),
                row.getLong("in_time"),
                row.getLong("overdue"),
                row.getLong("to_call_back"),
                row.getLong("called_back"),
                row.getLong("set_aside"));
    }
}

package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Kept counts. Whoever counts only adds a row and waits for nobody; a job folds the rows into sums.
@Component
class Tally {

    private static final int COUNTY_DIGITS = 6;

    private final JdbcClient jdbc;

    Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static LocalDate month(Instant closedAt) {
        return LocalDate.ofInstant(closedAt, BusinessClock.ZONE).withDayOfMonth(1);
    }

    /// Offices count for their body.
    static String body(OrganisationCode organisation) {
        var parts = organisation.value().split("-", 3);
        return parts[0] + "-" + parts[1];
    }

    void count(LocalDate month, OrganisationCode organisation, RegionCode region, Measure... measures) {
        var names = new String[measures.length];
        for (int i = 0; i < measures.length; i++) {
            names[i] = measures[i].name();
        }
        var code = region.value();
        jdbc.sql("""
                        insert into ratings.tally_delta (month, organisation, region, measure, n)
                        select :month, :organisation, :region, m, 1 from unnest(:measures) as m
                        """)
                .param("month", month)
                .param("organisation", body(organisation))
                .param("region", code.substring(0, Math.min(code.length(), COUNTY_DIGITS)))
                .param("measures", names)
                .update();
    }

    /// @return how many rows were folded
    @Transactional
    public int fold() {
        return jdbc.sql("""
                        with moved as (
                          delete from ratings.tally_delta
                           where id in (select id from ratings.tally_delta order by id limit 20000 for update skip locked)
                          returning month, organisation, region, measure, n),
                        folded as (
                          insert into ratings.tally as t (month, organisation, region, measure, n)
                          select month, organisation, region, measure, sum(n) from moved group by month, organisation, region, measure
                          on conflict (month, organisation, region, measure) do update set n = t.n + excluded.n)
                        select count(*) from moved
                        """).query(Integer.class).single();
    }
}

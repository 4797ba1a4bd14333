package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Kept counts (计数): each act adds one row, a job folds them, a recount from the cases proves them.
@Component
class CaseTally {

    static final String RECEIVED = "RECEIVED";
    static final String ACCEPTED = "ACCEPTED";
    static final String DEEMED = "DEEMED";
    static final String GRANTED = "GRANTED";
    static final String DENIED = "DENIED";
    static final String CLOSED = "CLOSED";

    private final JdbcClient jdbc;

    CaseTally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(ServiceCase it, String measure, Instant at) {
        jdbc.sql("insert into acceptance.tally (region, day, measure, amount) values (:region, :day, :measure, 1)")
                .param("region", it.origin.region().value())
                .param("day", Date.valueOf(LocalDate.ofInstant(at, BusinessClock.ZONE)))
                .param("measure", measure)
                .update();
    }

    /// Makes one row of all rows of a key that is over; runs while others go on counting.
    ///
    /// @return rows saved
    int fold(LocalDate before) {
        return jdbc.sql("""
                        with gone as (
                          delete from acceptance.tally t using (
                            select region, day, measure from acceptance.tally where day < :before
                             group by region, day, measure having count(*) > 1 limit 1000) k
                           where t.region = k.region and t.day = k.day and t.measure = k.measure
                          returning t.region, t.day, t.measure, t.amount),
                        folded as (
                          insert into acceptance.tally (region, day, measure, amount)
                          select region, day, measure, sum(amount) from gone group by region, day, measure returning 1)
                        select (select count(*) from gone) - (select count(*) from folded)
                        """)
                .param("before", Date.valueOf(before))
                .query(Integer.class)
                .single();
    }
}

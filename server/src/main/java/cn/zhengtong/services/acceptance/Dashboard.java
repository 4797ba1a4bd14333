package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Region;
import cn.zhengtong.support.regions.Regions;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How the cases of a division stand, one line for each division below. Counts are kept, so that they cost
/// the same at any
/// size; a village's case counts once in every division above it.
@Component
@Transactional(readOnly = true)
class Dashboard {

    private static final int RED = 12;

    /// Beyond this many late cases of one division the exact number says no more.
    private static final int COUNTED = 1000;

    /// One division.
    record Line(
            String code,
            String name,
            long received,
            long open,
            long yellow,
            long red,
            long decidedToday,
            long deemed) {}

    record RedClock(String number, String itemName, String bodyName, String dueText, long overdueDays) {}

    record Figures(
            RegionCode region, String name, List<Line> regions, Line totals, List<RedClock> redClocks, Instant asOf) {}

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Organisations organisations;
    private final CaseWords words;
    private final BusinessClock clock;

    Dashboard(JdbcClient jdbc, Regions regions, Organisations organisations, CaseWords words, BusinessClock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.organisations = organisations;
        this.words = words;
        this.clock = clock;
    }

    Figures figures(Actor actor, RegionCode region) {
        var place = regions.require(region);
        var wide = actor.scope().reaches(CaseAccess.READ).stream()
                .anyMatch(it -> it.organisation() == null && region.liesIn(it.region()));
        if (!wide) {
            throw new CaseUnknown(region.value());
        }
        var below = regions.children(region, null, 60).rows();
        int length = below.isEmpty()
                ? region.value().length()
                : below.getFirst().code().value().length();
        var counts = counts(region, length);
        var late = late(region, length);
        var lines = below.stream().map(it -> line(it, counts, late)).toList();
        return new Figures(
                region, place.name(), lines, total(place, region, counts, late), redClocks(region), clock.instant());
    }

    private Line line(Region region, Map<String, long[]> counts, Map<String, long[]> late) {
        var key = region.code().value();
        return line(key, region.name(), counts.getOrDefault(key, new long[4]), late.getOrDefault(key, new long[2]));
    }

    private static Line line(String code, String name, long[] counts, long[] late) {
        return new Line(code, name, counts[0], counts[0] - counts[1], late[0], late[1], counts[2], counts[3]);
    }

    /// What belongs to the division itself counts in its total, in none of the lines below.
    private Line total(Region place, RegionCode region, Map<String, long[]> counts, Map<String, long[]> late) {
        var all = new long[4];
        counts.values().forEach(it -> add(all, it));
        var lateAll = new long[2];
        late.values().forEach(it -> add(lateAll, it));
        return line(region.value(), place.name(), all, lateAll);
    }

    private static void add(long[] sum, long[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /// received, closed, decided today, deemed accepted
    private Map<String, long[]> counts(RegionCode region, int length) {
        var counts = new HashMap<String, long[]>();
        jdbc.sql("""
                        select left(region, :length) as key,
                               coalesce(sum(amount) filter (where measure = 'RECEIVED'), 0) as received,
                               coalesce(sum(amount) filter (where measure = 'CLOSED'), 0) as closed,
                               coalesce(sum(amount) filter (where measure in ('GRANTED', 'DENIED') and day = :today), 0) as decided,
                               coalesce(sum(amount) filter (where measure = 'DEEMED'), 0) as deemed
                          from acceptance.tally where region >= :from and region < :to group by 1
                        """)
                .param("length", length)
                .param("today", Date.valueOf(clock.today()))
                .param("from", region.value())
                .param("to", region.rangeEnd())
                .query(row -> {
                    counts.put(row.getString("key"), new long[] {
                        row.getLong("received"), row.getLong("closed"), row.getLong("decided"), row.getLong("deemed")
                    });
                });
        return counts;
    }

    /// yellow, red; each counted up to a bound
    private Map<String, long[]> late(RegionCode region, int length) {
        var late = new HashMap<String, long[]>();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        select left(region, :length) as key, count(*) filter (where due_at > :now) as yellow, count(*) filter (where due_at <= :now) as red
                          from (select region, due_at from acceptance.service_case
                                 where region >= :from and region < :to and closed_at is null and yellow_at <= :now limit :most) late
                         group by 1
                        """)
                .param("length", length)
                .param("now", now)
                .param("from", region.value())
                .param("to", region.rangeEnd())
                .param("most", COUNTED * 13)
                .query(row -> {
                    late.put(row.getString("key"), new long[] {row.getLong("yellow"), row.getLong("red")});
                });
        return late;
    }

    private List<RedClock> redClocks(RegionCode region) {
        return jdbc.sql("""
                        select number, item_name, organisation, due_at from acceptance.service_case
                         where region >= :from and region < :to and closed_at is null and due_at <= :now
                         order by due_at, id limit :limit
                        """)
                .param("from", region.value())
                .param("to", region.rangeEnd())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", RED)
                .query((row, i) -> {
                    var due = row.getTimestamp("due_at").toInstant();
                    return new RedClock(
                            row.getString("number"),
                            row.getString("item_name"),
                            organisations
                                    .require(new OrganisationCode(row.getString("organisation")))
                                    .name(),
                            words.left(due, null),
                            words.overdueDays(due));
                })
                .list();
    }
}

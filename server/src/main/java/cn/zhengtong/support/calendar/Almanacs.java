package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RegionCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The calendar in memory: as it stands now, reread on every instance when its revision has grown, and as it
/// stood for
/// what was computed earlier.
@Component
class Almanacs implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final Cache<Long, Almanac> earlier =
            Caffeine.newBuilder().maximumSize(32).build();
    private volatile @Nullable Almanac current;

    Almanacs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    Almanac current() {
        var known = current;
        return known == null ? refresh() : known;
    }

    /// As it stood after that revision; a revision this instance has not seen yet makes it look.
    Almanac at(long revision) {
        var known = notBefore(revision);
        return known.revision() == revision ? known : earlier.get(revision, this::load);
    }

    /// As it stands now, and not older than that revision.
    Almanac notBefore(long revision) {
        var known = current();
        return known.revision() < revision ? refresh() : known;
    }

    /// Rereads what another instance or a committed change has made newer.
    final synchronized Almanac refresh() {
        long newest = jdbc.sql("select coalesce(max(id), 0) from calendar.revision")
                .query(Long.class)
                .single();
        var known = current;
        if (known == null || known.revision() < newest) {
            known = load(newest);
            current = known;
        }
        return known;
    }

    /// The change of this transaction is seen here as soon as it is committed.
    void refreshAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    refresh();
                }
            }
        });
    }

    private Almanac load(long revision) {
        var days = new HashMap<Long, List<SpecialDay>>();
        jdbc.sql("""
                        select d.revision, d.day, d.kind, d.holiday, d.name, d.notice
                          from calendar.special_day d
                          join (select max(revision) as revision from calendar.year_version where revision <= :at group by year) v
                            on v.revision = d.revision
                        """)
                .param("at", revision)
                .query((row, number) -> days.computeIfAbsent(row.getLong("revision"), it -> new ArrayList<>())
                        .add(new SpecialDay(
                                row.getObject("day", LocalDate.class),
                                SpecialDay.Kind.valueOf(row.getString("kind")),
                                Holiday.valueOf(row.getString("holiday")),
                                row.getString("name"),
                                row.getString("notice"))))
                .list();
        return new Almanac(revision, years(revision, days), decrees(revision));
    }

    private Map<Integer, YearTable> years(long revision, Map<Long, List<SpecialDay>> days) {
        var years = new HashMap<Integer, YearTable>();
        jdbc.sql("""
                        select distinct on (year) year, revision, announced, notice, issued_on
                          from calendar.year_version where revision <= :at order by year, revision desc
                        """)
                .param("at", revision)
                .query((row, number) -> {
                    Date issued = row.getDate("issued_on");
                    return YearTable.of(
                            row.getInt("year"),
                            row.getLong("revision"),
                            row.getBoolean("announced"),
                            row.getString("notice"),
                            issued == null ? null : issued.toLocalDate(),
                            days.getOrDefault(row.getLong("revision"), List.of()));
                })
                .list()
                .forEach(it -> years.put(it.year(), it));
        return years;
    }

    private List<Decree> decrees(long revision) {
        return jdbc.sql("""
                        select d.id, d.region, d.from_at, d.to_at, d.document_number, d.reason
                          from calendar.decree d
                         where d.revision <= :at
                           and not exists (select from calendar.revision r where r.kind = 'REVOCATION' and r.decree = d.id and r.id <= :at)
                        """)
                .param("at", revision)
                .query((row, number) -> new Decree(
                        row.getObject("id", UUID.class),
                        new RegionCode(row.getString("region")),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant(),
                        row.getString("document_number"),
                        row.getString("reason")))
                .list();
    }
}

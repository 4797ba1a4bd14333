package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Regions;
import java.sql.Date;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The special days of the years, and their keeper's changes: looked at first, then stored as a new version.
@Component
@Transactional
class Years {

    /// A change was stored; the recomputation runs.
    record Changed(long revision, UUID job) {}

    /// What one version changed at one day; null = an ordinary day.
    record DayChange(
            LocalDate date,
            @Nullable SpecialDay before,
            @Nullable SpecialDay after) {}

    /// One version in the history of a year.
    record Version(
            long revision,
            Instant changedAt,
            String officer,
            String reason,
            boolean announced,
            String notice,
            @Nullable LocalDate issuedOn,
            List<DayChange> changes) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Revisions revisions;
    private final Almanacs almanacs;
    private final YearChecks checks;
    private final Effects effects;

    Years(
            JdbcClient jdbc,
            JdbcTemplate batch,
            Revisions revisions,
            Almanacs almanacs,
            YearChecks checks,
            Effects effects) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.revisions = revisions;
        this.almanacs = almanacs;
        this.checks = checks;
        this.effects = effects;
    }

    /// How many running clocks would move.
    @Transactional(readOnly = true)
    Effects.Effect preview(Actor actor, int year, ChangeYear change) {
        Keepers.mustReach(actor, Regions.PROVINCE);
        var now = almanacs.current();
        var draft = checks.table(year, change);
        return effects.of(now, now.with(draft), window(now.year(year), draft));
    }

    Changed change(Actor actor, int year, ChangeYear change) {
        Keepers.mustReach(actor, Regions.PROVINCE);
        var draft = checks.table(year, change);
        revisions.lock();
        var before = almanacs.refresh().year(year);
        if (before.revision() != change.basedOn()) {
            throw new ChangeRefused.ChangedMeanwhile(year);
        }
        if (before.announced() == draft.announced()
                && before.notice().equals(draft.notice())
                && Objects.equals(before.issuedOn(), draft.issuedOn())
                && before.days().equals(draft.days())) {
            throw new ChangeRefused.NothingChanged();
        }
        var window = window(before, draft);
        long revision = store(actor, draft, window, YearChecks.text(change.reason()));
        return new Changed(revision, revisions.recompute(revision, window));
    }

    /// What the product ships for a year that this install lacks.
    void add(YearTable table) {
        revisions.lock();
        if (almanacs.refresh().year(table.year()).revision() == 0) {
            var window = whole(table.year());
            long revision = store(Actor.PROGRAM, table, window, table.notice());
            if (effects.anyRuns()) {
                revisions.recompute(revision, window);
            }
        }
    }

    private long store(Actor actor, YearTable table, Revisions.Window window, String reason) {
        long revision = revisions.ofYear(actor, table.year(), window, reason, fact(table));
        jdbc.sql("""
                        insert into calendar.year_version (revision, year, announced, notice, issued_on)
                        values (:revision, :year, :announced, :notice, :issued)
                        """)
                .param("revision", revision)
                .param("year", table.year())
                .param("announced", table.announced())
                .param("notice", table.notice())
                .param("issued", table.issuedOn() == null ? null : Date.valueOf(table.issuedOn()), Types.DATE)
                .update();
        batch.batchUpdate(
                "insert into calendar.special_day (revision, day, kind, holiday, name, notice) values (?, ?, ?, ?, ?, ?)",
                table.days().values().stream()
                        .map(it -> new Object[] {
                            revision,
                            Date.valueOf(it.date()),
                            it.kind().name(),
                            it.holiday().name(),
                            it.name(),
                            it.notice()
                        })
                        .toList());
        return revision;
    }

    private static Map<String, ?> fact(YearTable table) {
        var days = new TreeMap<String, String>();
        table.days().forEach((date, day) -> days.put(date.toString(), day.kind() + " " + day.notice()));
        return Map.of("announced", table.announced(), "notice", table.notice(), "days", days);
    }

    /// From the first to the last day that means something else; the whole year when it is announced or its
    /// notice
    /// changes, because every deadline in it says so.
    private static Revisions.Window window(YearTable before, YearTable after) {
        var changed = new TreeSet<LocalDate>();
        changes(before, after).forEach(it -> changed.add(it.date()));
        return changed.isEmpty() || before.announced() != after.announced()
                ? whole(after.year())
                : new Revisions.Window(changed.first(), changed.last());
    }

    private static Revisions.Window whole(int year) {
        return new Revisions.Window(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static List<DayChange> changes(YearTable before, YearTable after) {
        var dates = new TreeSet<>(before.days().keySet());
        dates.addAll(after.days().keySet());
        return dates.stream()
                .map(it -> new DayChange(it, before.days().get(it), after.days().get(it)))
                .filter(it -> !Objects.equals(it.before(), it.after()))
                .toList();
    }

    /// Every version of a year, newest first: who changed what, when and why.
    @Transactional(readOnly = true)
    Page<Version> versions(int year, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        record Head(long revision, Instant changedAt, String officer, String reason) {}
        var heads = jdbc.sql("""
                        select id as revision, changed_at, officer, reason from calendar.revision
                         where kind = 'YEAR' and year = :year and id < :before order by id desc limit :limit
                        """)
                .param("year", year)
                .param(
                        "before",
                        cursor == null
                                ? Long.MAX_VALUE
                                : Long.parseLong(cursor.keys().getFirst()))
                .param("limit", limit + 2)
                .query((row, number) -> new Head(
                        row.getLong("revision"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("officer"),
                        row.getString("reason")))
                .list();
        var tables = new HashMap<Long, YearTable>();
        heads.forEach(it -> tables.put(it.revision(), almanacs.at(it.revision()).year(year)));
        var versions = new ArrayList<Version>();
        for (int i = 0; i < Math.min(heads.size(), limit + 1); i++) {
            var head = heads.get(i);
            var table = Objects.requireNonNull(tables.get(head.revision()));
            var before = i + 1 < heads.size()
                    ? Objects.requireNonNull(tables.get(heads.get(i + 1).revision()))
                    : YearTable.expected(year);
            versions.add(new Version(
                    head.revision(),
                    head.changedAt(),
                    head.officer(),
                    head.reason(),
                    table.announced(),
                    table.notice(),
                    table.issuedOn(),
                    changes(before, table)));
        }
        return Page.of(versions, limit, it -> Cursor.of(it.revision()));
    }
}

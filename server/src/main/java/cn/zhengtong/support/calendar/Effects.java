package cn.zhengtong.support.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a change of the calendar would do to the clocks that run, before anything is stored.
@Component
class Effects {

    private static final int PAGE = 2000;

    /// @param examined clocks looked at
    /// @param complete false when more run than were looked at: the numbers are "at least"
    /// @param earliestDue earliest and latest end among the moved ones, as it would be
    record Effect(
            long examined,
            boolean complete,
            long moved,
            long sooner,
            long later,
            @Nullable Instant earliestDue,
            @Nullable Instant latestDue,
            Revisions.Window window) {}

    private final JdbcClient jdbc;
    private final ClockRows rows;
    private final Deadlines deadlines;
    private final CalendarSettings settings;

    Effects(JdbcClient jdbc, ClockRows rows, Deadlines deadlines, CalendarSettings settings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    Effect of(Almanac now, Almanac draft, Revisions.Window window) {
        var first = Moments.startOf(window.first());
        var last = Moments.endOf(window.last());
        long examined = 0;
        long sooner = 0;
        long later = 0;
        Instant earliest = null;
        Instant latest = null;
        var page = List.<ClockRow>of();
        do {
            page = page(page.isEmpty() ? null : page.getLast());
            examined += page.size();
            for (var row : page) {
                if (row.dueAt().isBefore(first) || row.run().startedAt().isAfter(last)) {
                    continue;
                }
                var before = deadlines.count(row.run(), now).dueAt();
                var after = deadlines.count(row.run(), draft).dueAt();
                if (before.equals(after)) {
                    continue;
                }
                sooner += after.isBefore(before) ? 1 : 0;
                later += after.isAfter(before) ? 1 : 0;
                earliest = earliest == null || after.isBefore(earliest) ? after : earliest;
                latest = latest == null || after.isAfter(latest) ? after : latest;
            }
        } while (page.size() == PAGE && examined < settings.preview());
        return new Effect(examined, page.size() < PAGE, sooner + later, sooner, later, earliest, latest, window);
    }

    boolean anyRuns() {
        return jdbc.sql("select exists (select from calendar.clock where stopped_at is null)")
                .query(Boolean.class)
                .single();
    }

    /// Every running clock in turn, so that one look costs the same however few lie in the window.
    private List<ClockRow> page(@Nullable ClockRow after) {
        return jdbc.sql("select " + ClockRows.COLUMNS + """
                         from calendar.clock where stopped_at is null and (subject, kind) > (:subject, :kind)
                        order by subject, kind limit :limit
                        """)
                .param("subject", after == null ? "" : after.subject())
                .param("kind", after == null ? "" : after.kind())
                .param("limit", PAGE)
                .query(rows.mapper)
                .list();
    }
}

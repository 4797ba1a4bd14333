package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Brings stored clocks to a newer state of the calendar and tells, inside the same transaction, whose dates
/// changed.
@Component
class Moving {

    private record Change(ClockRow row, Counting.Outcome outcome) {
        boolean dueMoved() {
            return !outcome.dueAt().equals(row.dueAt());
        }

        boolean moved() {
            return dueMoved() || !outcome.yellowAt().equals(row.yellowAt());
        }
    }

    private final JdbcTemplate jdbc;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Moving(JdbcTemplate jdbc, Deadlines deadlines, BusinessClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.clock = clock;
        this.events = events;
    }

    /// @param rows locked by this transaction
    /// @return how many have other dates now
    int bring(List<ClockRow> rows, Almanac almanac) {
        var changes = rows.stream()
                .filter(it -> it.revision() < almanac.revision())
                .map(it -> new Change(it, deadlines.count(it.run(), almanac)))
                .toList();
        jdbc.batchUpdate(
                """
                        update calendar.clock set due_at = ?, yellow_at = ?, revision = ?, moved = moved or ?
                         where subject = ? and kind = ?
                        """, changes.stream().map(it -> update(it, almanac.revision())).toList());
        jdbc.batchUpdate(
                """
                        insert into calendar.clock_move (id, subject, kind, started_at, revision, due_before, due_after, moved_at)
                        values (uuidv7(), ?, ?, ?, ?, ?, ?, ?)
                        """,
                changes.stream()
                        .filter(Change::dueMoved)
                        .map(it -> move(it, almanac.revision()))
                        .toList());
        var moved = changes.stream().filter(Change::moved).toList();
        moved.forEach(it -> events.publishEvent(new ClockMoved(
                it.row().subject(),
                it.row().kind(),
                it.outcome().dueAt(),
                it.outcome().yellowAt())));
        return moved.size();
    }

    private static Object[] update(Change change, long revision) {
        return new Object[] {
            Timestamp.from(change.outcome().dueAt()),
            Timestamp.from(change.outcome().yellowAt()),
            revision,
            change.dueMoved(),
            change.row().subject(),
            change.row().kind()
        };
    }

    private Object[] move(Change change, long revision) {
        return new Object[] {
            change.row().subject(),
            change.row().kind(),
            Timestamp.from(change.row().run().startedAt()),
            revision,
            Timestamp.from(change.row().dueAt()),
            Timestamp.from(change.outcome().dueAt()),
            Timestamp.from(clock.instant())
        };
    }
}

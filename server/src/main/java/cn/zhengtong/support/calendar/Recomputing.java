package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings every running clock that a change can touch to the new calendar, batch by batch. Each batch is one
/// transaction: clocks, events and the place reached are stored together, so that a kill loses nothing and
/// repeats
/// nothing.
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Recomputing {

    /// What the worker does next.
    enum Next {
        BATCH,
        /// Clocks may have been busy, or an instance may not have seen the change yet: look again shortly.
        SETTLE,
        FINISHED
    }

    private record Job(
            long revision,
            String state,
            LocalDate firstDay,
            LocalDate lastDay,
            int sweep,
            String subject,
            String kind,
            int tries) {
        Revisions.Window window() {
            return new Revisions.Window(firstDay, lastDay);
        }

        boolean over() {
            return state.equals("DONE") || state.equals("FAILED");
        }
    }

    private static final int MOST_TRIES = 8;

    private final JdbcClient jdbc;
    private final ClockRows clocks;
    private final Moving moving;
    private final Almanacs almanacs;
    private final BusinessClock clock;
    private final CalendarSettings settings;

    Recomputing(
            JdbcClient jdbc,
            ClockRows clocks,
            Moving moving,
            Almanacs almanacs,
            BusinessClock clock,
            CalendarSettings settings) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.moving = moving;
        this.almanacs = almanacs;
        this.clock = clock;
        this.settings = settings;
    }

    /// One batch, or the end of a walk through all clocks.
    Next step(UUID id) {
        var job = lock(id);
        if (job == null || job.over()) {
            return Next.FINISHED;
        }
        if (anEarlierOneGoesOn(job)) {
            return Next.SETTLE;
        }
        if (job.state().equals("WAITING")) {
            begin(id, job);
        }
        var rows = clocks.touched(job.window(), job.revision(), job.subject(), job.kind(), settings.batch());
        if (rows.isEmpty()) {
            return endOfSweep(id, job);
        }
        int moved = moving.bring(rows, almanacs.at(job.revision()));
        jdbc.sql("""
                        update calendar.recomputation
                           set done = done + :done, moved = moved + :moved, subject = :subject, kind = :kind, tries = 0 where id = :id
                        """)
                .param("done", rows.size())
                .param("moved", moved)
                .param("subject", rows.getLast().subject())
                .param("kind", rows.getLast().kind())
                .param("id", id)
                .update();
        return Next.BATCH;
    }

    /// @return false when it is given up
    boolean failed(UUID id) {
        var job = lock(id);
        if (job == null || job.over()) {
            return false;
        }
        boolean givenUp = job.tries() + 1 >= MOST_TRIES;
        jdbc.sql(
                        "update calendar.recomputation set tries = tries + 1, state = :state, ended_at = :ended where id = :id")
                .param("state", givenUp ? "FAILED" : job.state())
                .param("ended", givenUp ? endedNow() : null, Types.TIMESTAMP)
                .param("id", id)
                .update();
        return !givenUp;
    }

    private @Nullable Job lock(UUID id) {
        return jdbc.sql("""
                        select revision, state, first_day, last_day, sweep, subject, kind, tries
                          from calendar.recomputation where id = :id for update
                        """).param("id", id).query(Job.class).optional().orElse(null);
    }

    /// Changes are carried out in their order, so that each move is told with the change that caused it.
    private boolean anEarlierOneGoesOn(Job job) {
        return jdbc.sql("""
                        select exists (select from calendar.recomputation
                                        where revision < :revision and state in ('WAITING', 'RUNNING'))
                        """)
                .param("revision", job.revision())
                .query(Boolean.class)
                .single();
    }

    private void begin(UUID id, Job job) {
        jdbc.sql("update calendar.recomputation set state = 'RUNNING', total = :total where id = :id")
                .param("total", clocks.countTouched(job.window(), job.revision()))
                .param("id", id)
                .update();
    }

    private Next endOfSweep(UUID id, Job job) {
        boolean finished = job.sweep() > 1 && clocks.countTouched(job.window(), job.revision()) == 0;
        jdbc.sql("""
                        update calendar.recomputation set sweep = sweep + 1, subject = '', kind = '', state = :state, ended_at = :ended
                         where id = :id
                        """)
                .param("state", finished ? "DONE" : "RUNNING")
                .param("ended", finished ? endedNow() : null, Types.TIMESTAMP)
                .param("id", id)
                .update();
        return finished ? Next.FINISHED : Next.SETTLE;
    }

    private Timestamp endedNow() {
        return Timestamp.from(clock.instant());
    }
}

package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RegionCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The clocks of all modules (办理时钟), keyed by what they belong to (`acceptance:730518462`) and their kind.
/// Every method
/// works in the caller's transaction.
@Service
@Transactional
public class Clocks {

    private final ClockRows rows;
    private final Almanacs almanacs;
    private final Deadlines deadlines;
    private final Moving moving;

    Clocks(ClockRows rows, Almanacs almanacs, Deadlines deadlines, Moving moving) {
        this.rows = rows;
        this.almanacs = almanacs;
        this.deadlines = deadlines;
        this.moving = moving;
    }

    /// Starts a clock that no local outage concerns.
    public Deadline start(String subject, String kind, Instant from, TimeLimit limit) {
        return begin(subject, kind, from, limit, null);
    }

    /// @param region where the work is done: outage decrees over it move the clock
    public Deadline start(String subject, String kind, Instant from, TimeLimit limit, RegionCode region) {
        return begin(subject, kind, from, limit, region);
    }

    private Deadline begin(String subject, String kind, Instant from, TimeLimit limit, @Nullable RegionCode region) {
        var run = Run.begun(kind, stored(from), limit, region);
        var almanac = almanacs.current();
        var outcome = deadlines.count(run, almanac);
        while (!rows.start(subject, run, outcome, almanac.revision())) {
            var newer = almanacs.refresh();
            if (newer.revision() == almanac.revision()) {
                throw new ClockRefused.RunsAlready(subject, kind);
            }
            almanac = newer;
            outcome = deadlines.count(run, almanac);
        }
        return deadlines.of(run, outcome, almanac);
    }

    /// Lets those of the kinds that run stand still.
    ///
    /// @return the first of them
    public Deadline suspend(String subject, Collection<String> kinds, Interval why) {
        var running = running(subject, kinds);
        if (running.stream().anyMatch(it -> it.run().suspended())) {
            throw new ClockRefused.SuspendedAlready(subject);
        }
        running.forEach(it -> save(it, it.run().withIntervals(added(it.run().intervals(), stored(why)))));
        return first(subject, kinds, running);
    }

    /// Lets those of the kinds run on that stand still; the whole working days in between are added.
    ///
    /// @return the first of them
    public Deadline resume(String subject, Collection<String> kinds, Instant at, String officer) {
        var suspended = running(subject, kinds).stream()
                .filter(it -> it.run().suspended())
                .toList();
        if (suspended.isEmpty()) {
            throw new ClockRefused.NotSuspended(subject);
        }
        suspended.forEach(row -> save(
                row,
                row.run()
                        .withIntervals(row.run().intervals().stream()
                                .map(it -> it.open() ? it.endedAt(stored(at)).resumedBy(officer) : it)
                                .toList())));
        return first(subject, kinds, suspended);
    }

    /// Grants more time, once and before the time is up (行政许可法 article 42).
    public Deadline extend(String subject, String kind, Extension by) {
        var row = running(subject, List.of(kind)).getFirst();
        if (!row.run().extensions().isEmpty()) {
            throw new ClockRefused.ExtendedAlready(subject, kind);
        }
        if (!row.run().suspended() && by.at().truncatedTo(ChronoUnit.SECONDS).isAfter(row.dueAt())) {
            throw new ClockRefused.TimeIsUp(subject, kind);
        }
        save(row, row.run().withExtensions(added(row.run().extensions(), by)));
        return first(subject, List.of(kind), List.of(row));
    }

    /// Begins a clock anew, running or stopped; pauses and extensions of the former run are kept as history.
    public Deadline restart(String subject, String kind, Instant from, String ground, String officer) {
        var row = rows.locked(subject, List.of(kind)).stream()
                .findFirst()
                .orElseThrow(() -> new ClockRefused.Unknown(subject));
        var almanac = almanacs.current();
        var run = Run.begun(kind, stored(from), row.run().limit(), row.run().region());
        rows.restart(subject, run, deadlines.count(run, almanac), almanac.revision(), ground, officer);
        return find(subject, kind).orElseThrow(() -> new ClockRefused.Unknown(subject));
    }

    /// The work is done; what has stopped before stays as it is.
    public void stop(String subject, Collection<String> kinds, Instant at) {
        rows.stop(subject, kinds, stored(at));
    }

    @Transactional(readOnly = true)
    public List<Deadline> of(String subject) {
        return rows.of(subject).stream().map(this::deadline).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Deadline> find(String subject, String kind) {
        return rows.of(subject).stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .map(this::deadline);
    }

    private Deadline deadline(ClockRow row) {
        return deadlines.of(row, almanacs.at(row.revision()));
    }

    /// Locked, and brought to the calendar of today first, so that what follows builds on the dates people see.
    private List<ClockRow> running(String subject, Collection<String> kinds) {
        var found = rows.locked(subject, kinds);
        if (found.isEmpty()) {
            throw new ClockRefused.Unknown(subject);
        }
        var running = found.stream().filter(it -> !it.stopped()).toList();
        if (running.isEmpty()) {
            throw new ClockRefused.Stopped(subject, found.getFirst().kind());
        }
        return running.stream().map(this::broughtUpToDate).toList();
    }

    /// Change by change, so that each move is told with the change that caused it.
    private ClockRow broughtUpToDate(ClockRow row) {
        var newest = almanacs.notBefore(row.revision());
        if (newest.revision() == row.revision()) {
            return row;
        }
        var at = row;
        for (long revision : rows.revisionsTouching(row)) {
            moving.bring(List.of(at), almanacs.at(revision));
            at = again(row);
        }
        moving.bring(List.of(at), newest);
        return again(row);
    }

    private ClockRow again(ClockRow row) {
        return rows.locked(row.subject(), List.of(row.kind())).getFirst();
    }

    private void save(ClockRow row, Run run) {
        var almanac = almanacs.notBefore(row.revision());
        rows.save(row.subject(), run, deadlines.count(run, almanac), almanac.revision());
    }

    private Deadline first(String subject, Collection<String> kinds, List<ClockRow> changed) {
        return kinds.stream()
                .filter(kind -> changed.stream().anyMatch(it -> it.kind().equals(kind)))
                .findFirst()
                .flatMap(kind -> find(subject, kind))
                .orElseThrow(() -> new ClockRefused.Unknown(subject));
    }

    private static <T> List<T> added(List<T> before, T one) {
        var all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }

    private static Interval stored(Interval why) {
        var to = why.to();
        return new Interval(
                why.kind(),
                why.basis(),
                stored(why.from()),
                to == null ? null : stored(to),
                why.plannedDays(),
                why.officer());
    }

    /// What the database can hold, so that a stored clock gives the same dates again.
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}

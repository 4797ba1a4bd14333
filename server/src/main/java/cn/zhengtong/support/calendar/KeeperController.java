package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Idempotency;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of those who keep the calendar: years, outages, the recomputations that follow.
@RestController
@RequestMapping("/api/calendar")
class KeeperController {

    /// A year as the list shows it.
    record YearRow(int year, boolean announced, String notice, long revision, int specialDays) {}

    /// Why a decree is taken back.
    record Revocation(@Nullable String reason) {}

    private static final int FIRST_YEAR = 2019;
    private static final int YEARS_AHEAD = 2;

    private final Years years;
    private final Decrees decrees;
    private final Jobs jobs;
    private final Almanacs almanacs;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    KeeperController(
            Years years, Decrees decrees, Jobs jobs, Almanacs almanacs, Idempotency idempotency, BusinessClock clock) {
        this.years = years;
        this.decrees = decrees;
        this.jobs = jobs;
        this.almanacs = almanacs;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping("/years")
    @Opened(to = Audience.STAFF)
    List<YearRow> years() {
        var almanac = almanacs.current();
        return IntStream.rangeClosed(FIRST_YEAR, clock.today().getYear() + YEARS_AHEAD)
                .mapToObj(almanac::year)
                .map(it -> new YearRow(
                        it.year(),
                        it.announced(),
                        it.notice(),
                        it.revision(),
                        it.days().size()))
                .toList();
    }

    @GetMapping("/years/{year}/versions")
    @Opened(to = Audience.STAFF)
    Page<Years.Version> versions(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return years.versions(year, after, Page.limit(limit, 10, 20));
    }

    @PostMapping("/years/{year}/preview")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT)
    Effects.Effect preview(Actor actor, @PathVariable int year, @RequestBody ChangeYear change) {
        return years.preview(actor, year, change);
    }

    @PutMapping("/years/{year}")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT, audit = "calendar.change-year")
    Years.Changed change(
            Actor actor,
            @PathVariable int year,
            @RequestBody ChangeYear change,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                actor, key, List.of(year, change), Years.Changed.class, () -> years.change(actor, year, change));
    }

    @GetMapping("/decrees")
    @Opened(to = Audience.STAFF)
    Page<Decrees.Row> decrees(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return decrees.list(after, Page.limit(limit, 20, 100));
    }

    @PostMapping("/decrees/preview")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT)
    Effects.Effect preview(Actor actor, @RequestBody Decrees.IssueDecree decree) {
        return decrees.preview(actor, decree);
    }

    @PostMapping("/decrees")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT, audit = "calendar.issue-decree")
    Decrees.Issued issue(
            Actor actor,
            @RequestBody Decrees.IssueDecree decree,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(actor, key, decree, Decrees.Issued.class, () -> decrees.issue(actor, decree));
    }

    @PostMapping("/decrees/{id}/revocation")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT, audit = "calendar.revoke-decree")
    Decrees.Issued revoke(
            Actor actor,
            @PathVariable UUID id,
            @RequestBody Revocation revocation,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                actor,
                key,
                List.of(id, revocation),
                Decrees.Issued.class,
                () -> decrees.revoke(actor, id, revocation.reason()));
    }

    @GetMapping("/jobs")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT)
    Page<Jobs.Job> jobs(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return jobs.list(actor, after, Page.limit(limit, 10, 50));
    }

    @GetMapping("/jobs/{id}")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT)
    Jobs.Job job(@PathVariable UUID id) {
        return jobs.require(id);
    }

    @GetMapping("/jobs/{id}/moves")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT)
    Page<Jobs.Moved> moves(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return jobs.moves(actor, id, after, Page.limit(limit, 20, 100));
    }

    @PostMapping("/jobs/{id}/resumption")
    @Opened(to = Audience.STAFF, permission = Keepers.EDIT, audit = "calendar.resume-job")
    Jobs.Job resume(Actor actor, @PathVariable UUID id) {
        jobs.resume(actor, id);
        return jobs.require(id);
    }
}

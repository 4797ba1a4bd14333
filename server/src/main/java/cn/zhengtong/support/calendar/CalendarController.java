package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Working days and deadlines for programs.
@RestController
@RequestMapping("/api/calendar")
class CalendarController {

    /// A computed deadline with its derivation.
    record Answer(
            Instant startedAt,
            TimeLimit limit,
            Instant dueAt,
            LocalDate dueDay,
            Instant yellowAt,
            boolean provisional,
            List<String> derivation,
            List<Day> days) {}

    /// The special days of one year.
    record Year(
            int year,
            long revision,
            boolean announced,
            String notice,
            @Nullable LocalDate issuedOn,
            int workingDays,
            List<SpecialDay> days) {}

    private final Calendar calendar;
    private final Almanacs almanacs;
    private final DeadlineForms forms;

    CalendarController(Calendar calendar, Almanacs almanacs, DeadlineForms forms) {
        this.calendar = calendar;
        this.almanacs = almanacs;
        this.forms = forms;
    }

    /// @param start local date and time of the province
    /// @param pause from/to of each time in which it stood still, local, e.g.
    ///     `2026-03-02T10:00/2026-03-06T15:00`
    /// @param extend more of the same unit
    @GetMapping("/deadline")
    @Opened(to = Audience.PUBLIC)
    Answer deadline(
            @RequestParam LocalDateTime start,
            @RequestParam int amount,
            @RequestParam(defaultValue = "WORKING_DAY") LimitUnit unit,
            @RequestParam(defaultValue = "") List<String> pause,
            @RequestParam(defaultValue = "0") int extend,
            Locale locale) {
        var question = forms.question(start.atZone(BusinessClock.ZONE).toInstant(), amount, unit, pause, extend);
        var it = calendar.compute(
                question.start(), question.limit(), question.intervals(), question.extensions(), locale);
        return new Answer(
                it.startedAt(),
                it.limit(),
                it.dueAt(),
                it.dueDay(),
                it.yellowAt(),
                it.provisional(),
                List.copyOf(it.derivation()),
                List.copyOf(it.days()));
    }

    @GetMapping("/days")
    @Opened(to = Audience.PUBLIC)
    Year days(@RequestParam int year) {
        var almanac = almanacs.current();
        var table = almanac.year(year);
        return new Year(
                year,
                table.revision(),
                table.announced(),
                table.notice(),
                table.issuedOn(),
                almanac.workingDays().through(LocalDate.of(year, 12, 31))
                        - almanac.workingDays().before(LocalDate.of(year, 1, 1)),
                List.copyOf(table.days().values()));
    }
}

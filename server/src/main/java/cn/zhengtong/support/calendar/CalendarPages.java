package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Anyone checks a deadline, and sees the days off of a year. Works without scripts.
@Controller
class CalendarPages {

    private static final int FIRST_YEAR = 2019;
    private static final int YEARS_AHEAD = 2;
    private static final int LONGEST_RULER = 45;
    private static final int EMPTY_PAUSES = 1;

    private final Calendar calendar;
    private final Almanacs almanacs;
    private final DeadlineForms forms;
    private final MonthGrids months;
    private final BusinessClock clock;
    private final MessageSource messages;

    CalendarPages(
            Calendar calendar,
            Almanacs almanacs,
            DeadlineForms forms,
            MonthGrids months,
            BusinessClock clock,
            MessageSource messages) {
        this.calendar = calendar;
        this.almanacs = almanacs;
        this.forms = forms;
        this.months = months;
        this.clock = clock;
        this.messages = messages;
    }

    /// The answer as the page shows it.
    record Answer(
            String due,
            String period,
            @Nullable String time,
            boolean provisional,
            List<String> derivation,
            List<Day> ruler,
            List<MonthGrids.Month> months) {}

    @GetMapping("/calendar")
    @Opened(to = Audience.PUBLIC)
    String deadline(
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String extend,
            @RequestParam(defaultValue = "") List<String> pauseFrom,
            @RequestParam(defaultValue = "") List<String> pauseTo,
            @RequestParam(defaultValue = "false") boolean more,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var now = LocalTime.ofInstant(clock.instant(), BusinessClock.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var rows = Math.max(EMPTY_PAUSES, Math.max(pauseFrom.size(), pauseTo.size())) + (more ? 1 : 0);
        var form = DeadlineForms.Form.of(
                date == null ? clock.today().toString() : date,
                time == null ? now.toString() : time,
                amount == null ? "20" : amount,
                unit == null ? LimitUnit.WORKING_DAY.name() : unit,
                extend,
                pauseFrom,
                pauseTo,
                rows);
        var asked = amount != null && !more;
        var errors = asked ? answer(form, model, locale) : List.<RuleViolation.FieldError>of();
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", byField(errors));
        model.addAttribute("units", LimitUnit.values());
        model.addAttribute("thisYear", clock.today().getYear());
        model.addAttribute(
                "detailed",
                more || !form.extend().isEmpty() || form.pauses().stream().anyMatch(it -> !it.empty()));
        return "calendar/deadline";
    }

    private List<RuleViolation.FieldError> answer(DeadlineForms.Form form, Model model, Locale locale) {
        var read = forms.read(form, locale);
        var question = read.question();
        if (question == null) {
            return read.errors();
        }
        try {
            var deadline = calendar.compute(
                    question.start(), question.limit(), question.intervals(), question.extensions(), locale);
            model.addAttribute("answer", shown(question, deadline, locale));
            return List.of();
        } catch (WorkingDays.OutOfRange tooFar) {
            return List.of(new RuleViolation.FieldError(
                    "amount", messages.getMessage("problem." + tooFar.code() + ".detail", tooFar.arguments(), locale)));
        }
    }

    private Answer shown(DeadlineForms.Question question, Deadline deadline, Locale locale) {
        var start = Moments.day(question.start());
        var words = new CalendarWords(messages, locale, start.getYear());
        var days = deadline.days();
        var exact = !Moments.endOf(deadline.dueDay()).equals(deadline.dueAt());
        return new Answer(
                words.fullDay(deadline.dueDay()),
                words.say("page.period", words.fullDay(start), words.limit(question.limit())),
                exact
                        ? DateTimeFormatter.ofPattern("HH:mm")
                                .format(deadline.dueAt().atZone(BusinessClock.ZONE))
                        : null,
                deadline.provisional(),
                deadline.derivation(),
                days.size() <= LONGEST_RULER ? days : List.of(),
                days.size() > LONGEST_RULER ? months.of(days, words) : List.of());
    }

    private static Map<String, String> byField(List<RuleViolation.FieldError> errors) {
        var byField = new HashMap<String, String>();
        errors.forEach(it -> byField.putIfAbsent(it.field(), it.message()));
        return byField;
    }

    /// One run of days off with what is made up for it.
    record Block(String name, String when, int days, String makeUp, String notice) {}

    @GetMapping("/calendar/{year:\\d+}")
    @Opened(to = Audience.PUBLIC)
    String year(@PathVariable int year, Model model, Locale locale) {
        int last = clock.today().getYear() + YEARS_AHEAD;
        if (year < FIRST_YEAR || year > last) {
            throw new YearNotKept(year, FIRST_YEAR, last);
        }
        var almanac = almanacs.current();
        var table = almanac.year(year);
        var words = new CalendarWords(messages, locale, year);
        model.addAttribute("year", year);
        model.addAttribute("table", table);
        model.addAttribute("issuedOn", table.issuedOn() == null ? null : words.date(table.issuedOn()));
        model.addAttribute(
                "workingDays",
                almanac.workingDays().through(LocalDate.of(year, 12, 31))
                        - almanac.workingDays().before(LocalDate.of(year, 1, 1)));
        model.addAttribute("blocks", blocks(table, words));
        model.addAttribute(
                "months",
                Arrays.stream(java.time.Month.values())
                        .map(it -> months.of(YearMonth.of(year, it), almanac, words, clock.today()))
                        .toList());
        model.addAttribute(
                "outages",
                almanac.decrees().stream()
                        .filter(it ->
                                it.firstDay().getYear() <= year && it.lastDay().getYear() >= year)
                        .map(it -> words.say(
                                "page.outage",
                                it.documentNumber(),
                                words.moment(it.from()),
                                words.moment(it.to()),
                                it.reason()))
                        .toList());
        model.addAttribute("previous", year > FIRST_YEAR ? year - 1 : null);
        model.addAttribute("next", year < last ? year + 1 : null);
        return "calendar/year";
    }

    /// Days off in a row under one name, with the days at work that carry the same name.
    private static List<Block> blocks(YearTable table, CalendarWords words) {
        var blocks = new ArrayList<Block>();
        var open = new ArrayList<SpecialDay>();
        for (var day : table.days().values()) {
            if (day.works()) {
                continue;
            }
            var last = open.isEmpty() ? null : open.getLast();
            if (last != null && !(last.date().plusDays(1).equals(day.date()) && last.holiday() == day.holiday())) {
                blocks.add(block(open, table, words));
                open.clear();
            }
            open.add(day);
        }
        if (!open.isEmpty()) {
            blocks.add(block(open, table, words));
        }
        return blocks;
    }

    private static Block block(List<SpecialDay> days, YearTable table, CalendarWords words) {
        var first = days.getFirst();
        var makeUp = table.days().values().stream()
                .filter(SpecialDay::works)
                .filter(it -> it.holiday() == first.holiday()
                        && Math.abs(it.date().toEpochDay() - first.date().toEpochDay()) < 40)
                .map(it -> words.day(it.date()))
                .toList();
        return new Block(
                words.holiday(first),
                words.range(first.date(), days.getLast().date()),
                days.size(),
                words.list(makeUp),
                words.list(days.stream().map(words::source).distinct().toList()));
    }

    /// No table is kept of such a year.
    static class YearNotKept extends RuleViolation {
        YearNotKept(int year, int first, int last) {
            super(
                    "calendar.year-not-kept",
                    Kind.UNKNOWN,
                    "No table of year " + year,
                    String.valueOf(year),
                    String.valueOf(first),
                    String.valueOf(last));
        }
    }
}

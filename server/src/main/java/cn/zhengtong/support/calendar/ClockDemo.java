package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.BusinessClockSetting;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// The demo's movable business clock: a case of twenty working days is watched in a minute. Outside of the
/// demo none of
/// this exists.
@Controller
@ControllerAdvice(annotations = Controller.class)
class ClockDemo {

    private static final long MOST_DAYS = 3650;

    /// Where business time stands, and where one step would lead.
    record State(
            LocalDate today,
            LocalDate realToday,
            Instant now,
            long daysAhead,
            LocalDate nextDay,
            LocalDate nextWorkingDay,
            LocalDate fifthWorkingDay) {}

    /// The day that business time moves to; the time of day stays.
    record Move(@Nullable LocalDate today) {}

    private final BusinessClock clock;
    private final SystemClock systemClock;
    private final BusinessClockSetting setting;
    private final Calendar calendar;
    private final MessageSource messages;

    ClockDemo(
            BusinessClock clock,
            SystemClock systemClock,
            BusinessClockSetting setting,
            Calendar calendar,
            MessageSource messages) {
        this.clock = clock;
        this.systemClock = systemClock;
        this.setting = setting;
        this.calendar = calendar;
        this.messages = messages;
    }

    /// For the banner of every portal page; null while business time is real time.
    @ModelAttribute("businessClockAhead")
    @Nullable
    String ahead(Locale locale) {
        return setting.movable() && !clock.offset().isZero()
                ? new CalendarWords(messages, locale, 0).fullDay(clock.today())
                : null;
    }

    @GetMapping("/api/calendar/business-clock")
    @ResponseBody
    @Opened(to = Audience.STAFF)
    State state() {
        mustBeDemo();
        var today = clock.today();
        return new State(
                today,
                realToday(),
                clock.instant(),
                clock.offset().toDays(),
                today.plusDays(1),
                calendar.addWorkingDays(today, 1),
                calendar.addWorkingDays(today, 5));
    }

    @PutMapping("/api/calendar/business-clock")
    @ResponseBody
    @Opened(to = Audience.STAFF, audit = "calendar.move-clock")
    State move(@RequestBody Move move) {
        mustBeDemo();
        moveTo(move.today());
        return state();
    }

    @GetMapping("/demo/clock")
    @Opened(to = Audience.PUBLIC)
    String page(Model model, Locale locale) {
        var state = state();
        var words = new CalendarWords(messages, locale, state.today().getYear());
        model.addAttribute("state", state);
        model.addAttribute("today", words.fullDay(state.today()));
        model.addAttribute("nextDay", words.day(state.nextDay()));
        model.addAttribute("nextWorkingDay", words.day(state.nextWorkingDay()));
        model.addAttribute("fifthWorkingDay", words.day(state.fifthWorkingDay()));
        model.addAttribute("working", calendar.isWorkingDay(state.today()));
        return "calendar/clock";
    }

    @PostMapping("/demo/clock")
    @Opened(to = Audience.PUBLIC, audit = "calendar.move-clock")
    String moveByForm(@RequestParam(required = false) @Nullable LocalDate to) {
        mustBeDemo();
        moveTo(to);
        return "redirect:/demo/clock";
    }

    /// In whole days, so that the time of day stays what it really is.
    private void moveTo(@Nullable LocalDate day) {
        long days = day == null ? -1 : ChronoUnit.DAYS.between(realToday(), day);
        if (days < 0 || days > MOST_DAYS) {
            throw new NotAhead();
        }
        setting.moveTo(Duration.ofDays(days));
    }

    private LocalDate realToday() {
        return Moments.day(systemClock.instant());
    }

    private void mustBeDemo() {
        if (!setting.movable()) {
            throw new NoDemo();
        }
    }

    /// This install is not a demo.
    static class NoDemo extends RuleViolation {
        NoDemo() {
            super("calendar.no-demo", Kind.UNKNOWN, "Not a demo install");
        }
    }

    /// Business time never runs behind real time, nor ten years ahead.
    static class NotAhead extends RuleViolation {
        NotAhead() {
            super("calendar.clock-not-ahead", Kind.REFUSED, "The business clock runs with real time or ahead of it");
        }
    }
}

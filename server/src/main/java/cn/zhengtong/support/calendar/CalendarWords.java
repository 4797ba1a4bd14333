package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/// Dates, limits and holidays in the reader's language; a year is written only where it is not the year one
/// talks
/// about.
record CalendarWords(MessageSource messages, Locale locale, int year) {

    /// Chinese unless a request says otherwise: background work has no reader.
    static Locale readersLocale() {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.SIMPLIFIED_CHINESE : locale;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage("calendar." + key, arguments, locale);
    }

    /// 11月23日（周一）
    String day(LocalDate date) {
        return format(date, date.getYear() == year ? "format.day" : "format.day-year");
    }

    /// Always with its year, for what may be printed: 2026年11月23日（周一）
    String fullDay(LocalDate date) {
        return format(date, "format.day-year");
    }

    /// 2026年11月23日
    String date(LocalDate date) {
        return format(date, "format.range-start-year");
    }

    /// 11月23日（周一）10:26
    String moment(Instant at) {
        var time = at.atZone(BusinessClock.ZONE);
        return say(
                "format.moment",
                day(time.toLocalDate()),
                DateTimeFormatter.ofPattern("HH:mm").format(time));
    }

    /// 10月1日至8日
    String range(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        var sameMonth = first.getYear() == last.getYear() && first.getMonth() == last.getMonth();
        var start = format(first, first.getYear() == year ? "format.range-start" : "format.range-start-year");
        return say("format.range", start, format(last, sameMonth ? "format.range-end" : "format.range-start"));
    }

    String month(YearMonth month) {
        return format(month.atDay(1), "format.month");
    }

    String list(List<String> parts) {
        return String.join(say("format.separator"), parts);
    }

    /// 20 个工作日
    String limit(TimeLimit limit) {
        return say("limit." + limit.unit(), limit.amount());
    }

    String holiday(SpecialDay day) {
        return day.holiday() == Holiday.OTHER && !day.name().isEmpty() ? day.name() : say("holiday." + day.holiday());
    }

    /// The notice that ordered a day, or why it is known without one.
    String source(SpecialDay day) {
        if (!day.notice().isEmpty()) {
            return day.notice();
        }
        return day.holiday().fixedDays(day.date().getYear()).contains(MonthDay.from(day.date()))
                ? say("law.holidays")
                : say("law.kept");
    }

    private String format(LocalDate date, String key) {
        return DateTimeFormatter.ofPattern(say(key), locale.getLanguage().equals("en") ? Locale.UK : Locale.CHINA)
                .format(date);
    }
}

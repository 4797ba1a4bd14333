package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.support.calendar.Calendar;
import cn.zhengtong.support.calendar.Deadline.Colour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// States, levels and deadlines in the reader's language.
@Component
class RatingWords {

    private final MessageSource messages;
    private final Calendar calendar;
    private final BusinessClock clock;

    RatingWords(MessageSource messages, Calendar calendar, BusinessClock clock) {
        this.messages = messages;
        this.calendar = calendar;
        this.clock = clock;
    }

    String say(String key, Locale locale, Object... args) {
        return messages.getMessage("ratings." + key, args, locale);
    }

    String level(int level, Locale locale) {
        return say("level." + level, locale);
    }

    String state(Rectification order, Locale locale) {
        return order.outcome == null ? say("state." + order.state, locale) : say("outcome." + order.outcome, locale);
    }

    List<String> flags(List<String> flags, Locale locale) {
        return flags.stream().map(it -> say("flag." + it, locale)).toList();
    }

    String day(Instant at, Locale locale) {
        return at.atZone(BusinessClock.ZONE)
                .format(DateTimeFormatter.ofPattern(
                        messages.getMessage("ratings.date", new Object[0], locale), locale));
    }

    /// 剩 4 个工作日 · 今天到期 · 超期 1 个工作日.
    @Nullable
    String due(@Nullable Instant dueAt, Locale locale) {
        if (dueAt == null) {
            return null;
        }
        var last = LocalDate.ofInstant(dueAt, BusinessClock.ZONE);
        int days = calendar.workingDaysBetween(clock.today(), last);
        if (clock.today().isAfter(last)) {
            return say("due.over", locale, Math.max(1, -days));
        }
        return days <= 0 ? say("due.today", locale) : say("due.left", locale, days);
    }

    Colour colour(@Nullable Instant dueAt, @Nullable Instant yellowAt) {
        if (dueAt == null) {
            return Colour.NONE;
        }
        var now = clock.instant();
        if (now.isAfter(dueAt)) {
            return Colour.RED;
        }
        return yellowAt != null && !now.isBefore(yellowAt) ? Colour.YELLOW : Colour.GREEN;
    }
}

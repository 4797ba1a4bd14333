package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A deadline in words: 剩 4 天 · 今天到期 · 超期 1 天.
@Component
class DueWords {

    private final MessageSource messages;
    private final DaysLeft days;

    DueWords(MessageSource messages, DaysLeft days) {
        this.messages = messages;
        this.days = days;
    }

    /// Null while no clock runs.
    @Nullable
    String text(Due due, Instant now, Locale locale) {
        if (due.dueAt() == null) {
            return null;
        }
        // midnight is the end of the day before
        var lastDay = LocalDate.ofInstant(due.dueAt().minusNanos(1), BusinessClock.ZONE);
        int left = days.between(LocalDate.ofInstant(now, BusinessClock.ZONE), lastDay);
        if (!now.isBefore(due.dueAt())) {
            return left < 0 ? say("overdue", -left, locale) : say("overdue-today", 0, locale);
        }
        return left > 0 ? say("left", left, locale) : say("today", 0, locale);
    }

    private String say(String key, int days, Locale locale) {
        return messages.getMessage("workflow.due." + key, new Object[] {days}, locale);
    }
}

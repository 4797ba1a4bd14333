package cn.zhengtong.support.calendar;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads a question for a deadline as a person typed it and says in words, field by field, what is wrong with
/// it.
@Component
class DeadlineForms {

    static final int MOST_DAYS = 3650;
    private static final int MOST_PAUSES = 5;

    /// One time in which the clock stood still, as typed.
    record Pause(String from, String to) {
        boolean empty() {
            return from.isEmpty() && to.isEmpty();
        }
    }

    /// The form as typed.
    record Form(String date, String time, String amount, String unit, String extend, List<Pause> pauses) {

        static Form of(
                @Nullable String date,
                @Nullable String time,
                @Nullable String amount,
                @Nullable String unit,
                @Nullable String extend,
                List<String> from,
                List<String> to,
                int rows) {
            var pauses = new ArrayList<Pause>();
            for (int i = 0; i < Math.min(MOST_PAUSES, Math.max(rows, Math.max(from.size(), to.size()))); i++) {
                pauses.add(new Pause(i < from.size() ? text(from.get(i)) : "", i < to.size() ? text(to.get(i)) : ""));
            }
            return new Form(text(date), text(time), text(amount), text(unit), text(extend), List.copyOf(pauses));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    /// What is asked, once it can be read.
    record Question(Instant start, TimeLimit limit, List<Interval> intervals, List<Extension> extensions) {}

    /// Either a question or what is wrong with it.
    record Read(@Nullable Question question, List<FieldError> errors) {}

    private final MessageSource messages;

    DeadlineForms(MessageSource messages) {
        this.messages = messages;
    }

    Read read(Form form, Locale locale) {
        var errors = new ArrayList<FieldError>();
        var date = parse(errors, "date", form.date(), LocalDate::parse, locale);
        var time = form.time().isEmpty()
                ? LocalTime.of(9, 0)
                : parse(errors, "time", form.time(), LocalTime::parse, locale);
        var amount = number(errors, "amount", form.amount(), locale);
        var extend = form.extend().isEmpty() ? Integer.valueOf(0) : number(errors, "extend", form.extend(), locale);
        var unit = unit(form.unit());
        var pauses = new ArrayList<Interval>();
        for (int i = 0; i < form.pauses().size(); i++) {
            var pause = form.pauses().get(i);
            if (!pause.empty()) {
                pause(errors, i, pause, date, locale).ifPresent(pauses::add);
            }
        }
        if (!errors.isEmpty() || date == null || time == null || amount == null || extend == null) {
            return new Read(null, List.copyOf(errors));
        }
        var start = LocalDateTime.of(date, time).atZone(BusinessClock.ZONE).toInstant();
        return new Read(
                new Question(start, new TimeLimit(amount, unit), pauses, extension(extend, unit, start)), List.of());
    }

    /// For programs: what cannot be read is refused.
    Question question(Instant start, int amount, LimitUnit unit, List<String> pauses, int extend) {
        if (amount < 0 || amount > MOST_DAYS || extend < 0 || extend > MOST_DAYS || pauses.size() > MOST_PAUSES) {
            throw new IllegalArgumentException("amounts lie between 0 and " + MOST_DAYS);
        }
        var intervals = pauses.stream()
                .filter(it -> !it.isBlank())
                .map(it -> it.split("/", 2))
                .map(it -> interval(moment(it[0]), moment(it[it.length - 1])))
                .toList();
        return new Question(start, new TimeLimit(amount, unit), intervals, extension(extend, unit, start));
    }

    private static Instant moment(String text) {
        try {
            return LocalDateTime.parse(text).atZone(BusinessClock.ZONE).toInstant();
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("not a date and time: " + text, notOne);
        }
    }

    private static Interval interval(Instant from, Instant to) {
        return new Interval("", "", from, to, null, "");
    }

    private static List<Extension> extension(int amount, LimitUnit unit, Instant at) {
        return amount == 0 ? List.of() : List.of(new Extension(new TimeLimit(amount, unit), "", "", at));
    }

    static LimitUnit unit(String text) {
        for (var unit : LimitUnit.values()) {
            if (unit.name().equals(text)) {
                return unit;
            }
        }
        return LimitUnit.WORKING_DAY;
    }

    /// A person names days: both are outside of what is counted.
    private Optional<Interval> pause(
            List<FieldError> errors, int index, Pause pause, @Nullable LocalDate start, Locale locale) {
        var from = parse(errors, "pauseFrom" + index, pause.from(), LocalDate::parse, locale);
        var to = parse(errors, "pauseTo" + index, pause.to(), LocalDate::parse, locale);
        if (from == null || to == null) {
            return Optional.empty();
        }
        if (to.isBefore(from)) {
            errors.add(error("pauseTo" + index, "pause-order", locale));
            return Optional.empty();
        }
        if (start != null && from.isBefore(start)) {
            errors.add(error("pauseFrom" + index, "pause-start", locale));
            return Optional.empty();
        }
        return Optional.of(interval(Moments.startOf(from), Moments.startOf(to.plusDays(1))));
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private <T> @Nullable T parse(List<FieldError> errors, String field, String text, Parser<T> parser, Locale locale) {
        try {
            return parser.parse(text);
        } catch (DateTimeException notOne) {
            errors.add(error(field, field.equals("time") ? "time" : "date", locale));
            return null;
        }
    }

    private @Nullable Integer number(List<FieldError> errors, String field, String text, Locale locale) {
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.valueOf(text);
        }
        errors.add(error(field, "amount", locale));
        return null;
    }

    private FieldError error(String field, String key, Locale locale) {
        return new FieldError(
                field,
                Objects.requireNonNull(messages.getMessage(
                        "calendar.error." + key, new Object[] {String.valueOf(MOST_DAYS)}, locale)));
    }
}

package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What an officer typed into an act's dialog. Every fault is collected, so that all are told at once;
/// [#check] refuses.
class ActionInput {

    private static final int LONGEST = 4000;

    private final Map<String, Object> given;
    private final ActionWords words;
    private final List<RuleViolation.FieldError> faults = new ArrayList<>();

    ActionInput(Map<String, Object> given, ActionWords words) {
        this.given = given;
        this.words = words;
    }

    /// A text that must be there.
    String text(String key) {
        var text = optional(key);
        if (text.isEmpty()) {
            fault(key, "needed");
        }
        return text;
    }

    String optional(String key) {
        var value = given.get(key);
        var text = value == null ? "" : String.valueOf(value).strip();
        if (text.length() > LONGEST) {
            fault(key, "too-long");
            return "";
        }
        return text;
    }

    /// One of the allowed values.
    String choice(String key, List<String> allowed) {
        var text = text(key);
        if (!text.isEmpty() && !allowed.contains(text)) {
            fault(key, "not-offered");
        }
        return text;
    }

    int number(String key, int least, int most) {
        try {
            int number = Integer.parseInt(text(key));
            if (number < least || number > most) {
                fault(key, "out-of-range");
            }
            return number;
        } catch (NumberFormatException unreadable) {
            fault(key, "no-number");
            return least;
        }
    }

    /// Lines of a list, empty ones left out.
    List<String> lines(String key) {
        var value = given.get(key);
        var lines = value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf).toList()
                : List.of(optional(key).split("\\R"));
        var kept = lines.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
        if (kept.isEmpty()) {
            fault(key, "needed");
        }
        if (kept.size() > 50 || kept.stream().anyMatch(it -> it.length() > 500)) {
            fault(key, "too-long");
        }
        return kept;
    }

    /// Members of staff by identifier.
    List<UUID> members(String key) {
        try {
            return lines(key).stream().map(UUID::fromString).distinct().toList();
        } catch (IllegalArgumentException unreadable) {
            fault(key, "not-offered");
            return List.of();
        }
    }

    /// Local date and time of Asia/Shanghai, or an instant.
    Instant time(String key) {
        var text = text(key);
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text)
                            .atZone(cn.zhengtong.foundation.BusinessClock.ZONE)
                            .toInstant();
        } catch (DateTimeException unreadable) {
            fault(key, "no-time");
            return Instant.EPOCH;
        }
    }

    boolean yes(String key) {
        return "true".equals(optional(key));
    }

    /// @param what last part of a message key `acceptance.fault.…`
    void fault(String key, String what) {
        if (faults.stream().noneMatch(it -> it.field().equals(key))) {
            faults.add(new RuleViolation.FieldError(key, words.of("fault." + what)));
        }
    }

    /// Refuses when anything is wrong.
    void check() {
        if (!faults.isEmpty()) {
            throw new ActionInputInvalid(faults);
        }
    }

    /// What was typed cannot be taken; each fault names its field.
    static class ActionInputInvalid extends RuleViolation {

        private final transient List<FieldError> faults;

        ActionInputInvalid(List<FieldError> faults) {
            super("acceptance.action-input-invalid", Kind.REFUSED, "Input of an act is invalid: " + faults);
            this.faults = List.copyOf(faults);
        }

        @Override
        public List<FieldError> fieldErrors() {
            return faults;
        }
    }
}

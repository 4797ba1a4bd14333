package cn.zhengtong.support.calendar;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads what a keeper typed into a year and says, field by field, what is wrong with it.
@Component
class YearChecks {

    private static final int MOST_DAYS = 150;

    private final MessageSource messages;
    private final Almanacs almanacs;

    YearChecks(MessageSource messages, Almanacs almanacs) {
        this.messages = messages;
        this.almanacs = almanacs;
    }

    /// A day that stays as it was keeps the notice it came by; a new or changed one cites the new notice.
    YearTable table(int year, ChangeYear change) {
        var before = almanacs.current().year(year);
        var notice = text(change.notice());
        var errors = new ArrayList<FieldError>();
        require(errors, "notice", "calendar.error.notice", !notice.isEmpty() || !change.announced());
        require(errors, "notice", "calendar.error.long", notice.length() <= 100);
        require(errors, "issuedOn", "calendar.error.issued-on", change.issuedOn() != null || !change.announced());
        require(errors, "reason", "calendar.error.reason", text(change.reason()).length() >= 2);
        require(errors, "reason", "calendar.error.long", text(change.reason()).length() <= 500);
        var given = change.days() == null ? List.<ChangeYear.ChangedDay>of() : change.days();
        require(errors, "days", "calendar.error.days", given.size() <= MOST_DAYS);
        var days = given.stream()
                .limit(MOST_DAYS)
                .map(it -> day(year, it, before, notice, errors))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        var seen = new HashSet<>();
        require(errors, "days", "calendar.error.day-twice", days.stream().allMatch(it -> seen.add(it.date())));
        if (!errors.isEmpty()) {
            throw new ChangeRefused.Invalid(errors);
        }
        return YearTable.of(year, before.revision(), change.announced(), notice, change.issuedOn(), days);
    }

    private @Nullable SpecialDay day(
            int year, ChangeYear.ChangedDay given, YearTable before, String notice, List<FieldError> errors) {
        var date = given.date();
        if (date == null || given.kind() == null || given.holiday() == null || date.getYear() != year) {
            require(errors, "days", "calendar.error.day-unreadable", false);
            return null;
        }
        var name = given.holiday() == Holiday.OTHER ? text(given.name()) : "";
        require(errors, "days", "calendar.error.day-name", given.holiday() != Holiday.OTHER || !name.isEmpty());
        require(errors, "days", "calendar.error.long", name.length() <= 30);
        require(
                errors,
                "days",
                "calendar.error.make-up-on-weekday",
                given.kind() == SpecialDay.Kind.REST || SpecialDay.isWeekend(date));
        var known = before.days().get(date);
        var source = known != null
                        && known.kind() == given.kind()
                        && known.holiday() == given.holiday()
                        && known.name().equals(name)
                ? known.notice()
                : notice;
        return new SpecialDay(date, given.kind(), given.holiday(), name, source);
    }

    private void require(List<FieldError> errors, String field, String key, boolean holds) {
        if (!holds) {
            var error = new FieldError(field, messages.getMessage(key, null, CalendarWords.readersLocale()));
            if (!errors.contains(error)) {
                errors.add(error);
            }
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}

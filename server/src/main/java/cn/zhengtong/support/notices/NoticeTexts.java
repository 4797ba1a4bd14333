package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.SeriesNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Makes the words of a notice when somebody reads them.
@Component
class NoticeTexts {

    private final MessageSource messages;

    NoticeTexts(MessageSource messages) {
        this.messages = messages;
    }

    String title(NoticeKind kind, Locale locale) {
        return say("notices.title." + kind.key(), locale);
    }

    String text(NoticeKind kind, List<String> args, Locale locale) {
        var written = IntStream.range(0, args.size())
                .mapToObj(i -> write(kind.argument(i), args.get(i), locale))
                .toArray();
        return say("notices.text." + kind.key(), locale, written);
    }

    /// The text of a short message, signed, with the address where it goes on when the kind needs one.
    String message(NoticeKind kind, List<String> args, String address, Locale locale) {
        var text = text(kind, args, locale);
        return kind.linkInMessage()
                ? say("notices.sms.with-address", locale, text, address)
                : say("notices.sms", locale, text);
    }

    String reason(String code, Locale locale) {
        var text = messages.getMessage("notices.reason." + code, new Object[0], "", locale);
        return text == null || text.isEmpty() ? say("notices.reason.other", locale, code) : text;
    }

    private String write(NoticeKind.Arg argument, String value, Locale locale) {
        return switch (argument) {
            case NUMBER -> SeriesNumber.matches(value) ? new SeriesNumber(value).readable() : value;
            case DATE -> date(value, locale);
            case TEXT, PERSONAL -> value;
        };
    }

    /// ISO dates and instants in the language's own way; anything else as it came.
    private String date(String value, Locale locale) {
        try {
            if (value.length() == 10) {
                return LocalDate.parse(value).format(pattern("notices.date", locale));
            }
            if (value.contains("T")) {
                var at = value.endsWith("Z")
                        ? Instant.parse(value).atZone(BusinessClock.ZONE)
                        : OffsetDateTime.parse(value).atZoneSameInstant(BusinessClock.ZONE);
                return moment(at, locale);
            }
        } catch (DateTimeException words) {
            return value;
        }
        return value;
    }

    private String moment(ZonedDateTime at, Locale locale) {
        return at.format(pattern("notices.moment", locale));
    }

    private DateTimeFormatter pattern(String key, Locale locale) {
        return DateTimeFormatter.ofPattern(say(key, locale), locale);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}

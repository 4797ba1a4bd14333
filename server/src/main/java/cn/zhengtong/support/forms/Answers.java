package cn.zhengtong.support.forms;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Answers as people read them.
@Component
class Answers {

    /// Smaller numbers may be years; they are written without groups.
    private static final BigDecimal GROUPED_FROM = BigDecimal.valueOf(10_000);

    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final MessageSource messages;

    Answers(MessageSource messages) {
        this.messages = messages;
    }

    String text(@Nullable Object value, Locale locale) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yesOrNo(yes, locale);
            case BigDecimal number -> number(number, locale);
            case List<?> list ->
                list.stream().map(String::valueOf).collect(Collectors.joining(english(locale) ? ", " : "、"));
            default -> String.valueOf(value);
        };
    }

    String text(Question question, @Nullable Object value, Locale locale) {
        return question.kind() == Question.Kind.DATE && value instanceof String day
                ? date(day, locale)
                : text(value, locale);
    }

    String yesOrNo(boolean yes, Locale locale) {
        return messages.getMessage(yes ? "forms.yes" : "forms.no", null, locale);
    }

    static String number(BigDecimal number, Locale locale) {
        var format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(8);
        format.setGroupingUsed(number.abs().compareTo(GROUPED_FROM) >= 0);
        return format.format(number);
    }

    private static String date(String day, Locale locale) {
        try {
            return LocalDate.parse(day).format(english(locale) ? ENGLISH : CHINESE);
        } catch (DateTimeParseException asTyped) {
            return day;
        }
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}

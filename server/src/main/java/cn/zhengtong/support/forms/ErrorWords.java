package cn.zhengtong.support.forms;

import com.networknt.schema.Error;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says what is wrong with an answer and what to do, naming the question.
@Component
class ErrorWords {

    private static final Set<String> LIMITS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems");

    /// Patterns that have words of their own; others are explained by the hint of the question.
    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

    static {
        var digit = "(?:\\[0-9]|\\\\d)";
        PATTERNS.put("citizen-number", Pattern.compile("\\^" + digit + "\\{17}\\[0-9Xx]\\$"));
        PATTERNS.put("digits", Pattern.compile("\\^" + digit + "\\{(\\d+)}\\$"));
        PATTERNS.put("digits-between", Pattern.compile("\\^" + digit + "\\{(\\d+),(\\d+)}\\$"));
        PATTERNS.put("telephone", Pattern.compile("\\^\\[0-9-]\\{(\\d+),(\\d+)}\\$"));
    }

    private final MessageSource messages;

    ErrorWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(Question question, Error error, @Nullable Object given, Locale locale) {
        var keyword = error.getKeyword();
        return switch (keyword) {
            case "required" -> required(question, locale);
            case "minLength" -> tooShort(question, error, locale);
            case "maxLength" -> tooLong(question, limit(error), given, locale);
            case "pattern" -> pattern(question, locale);
            case "format" -> ofKind(question, locale);
            case "type" -> question.numeric() ? ofKind(question, locale) : words("other", locale, question.title());
            case String limited
            when LIMITS.contains(limited) ->
                words(limited, locale, question.title(), Answers.number(limit(error), locale));
            default -> words(question.options().isEmpty() ? "other" : "enum", locale, question.title());
        };
    }

    String ofKind(Question question, Locale locale) {
        var kind = switch (question.kind()) {
            case DATE -> "date";
            case EMAIL -> "email";
            case MOBILE -> "mobile";
            case CITIZEN_NUMBER -> "citizen-number";
            case NUMBER -> "number";
            case INTEGER -> "integer";
            default -> "other";
        };
        return words(kind, locale, question.title());
    }

    String tooLong(Question question, BigDecimal most, @Nullable Object given, Locale locale) {
        int now = given instanceof String text ? text.codePointCount(0, text.length()) : 0;
        return words("maxLength", locale, question.title(), Answers.number(most, locale), String.valueOf(now));
    }

    /// Which of the known patterns it is: decides the keyboard of a phone; empty when it is none of them.
    static String nameOf(String pattern) {
        return PATTERNS.entrySet().stream()
                .filter(it -> it.getValue().matcher(pattern).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private String required(Question question, Locale locale) {
        var how = switch (question.kind()) {
            case CHOICE, YES_NO -> "required-choice";
            case CHOICES -> "required-choices";
            default -> "required";
        };
        return words(how, locale, question.title());
    }

    private String tooShort(Question question, Error error, Locale locale) {
        var least = Answers.number(limit(error), locale);
        return question.hint().isEmpty()
                ? words("minLength", locale, question.title(), least)
                : words("minLength-hint", locale, question.title(), hint(question), least);
    }

    private String pattern(Question question, Locale locale) {
        var name = nameOf(question.pattern());
        if (name.isEmpty()) {
            return question.hint().isEmpty()
                    ? words("pattern", locale, question.title())
                    : words("pattern-hint", locale, question.title(), hint(question));
        }
        var matcher = PATTERNS.getOrDefault(name, Pattern.compile("")).matcher(question.pattern());
        var arguments = new Object[] {question.title(), "", ""};
        if (matcher.matches()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                arguments[i] = matcher.group(i);
            }
        }
        return words("pattern." + name, locale, arguments);
    }

    /// The hint as part of a sentence: without its full stop.
    private static String hint(Question question) {
        return question.hint().strip().replaceAll("[。.！!]$", "");
    }

    private static BigDecimal limit(Error error) {
        var node = error.getSchemaNode();
        return node != null && node.isNumber() ? node.decimalValue() : BigDecimal.ONE;
    }

    private String words(String key, Locale locale, Object... arguments) {
        return messages.getMessage("forms.error." + key, arguments, locale);
    }
}

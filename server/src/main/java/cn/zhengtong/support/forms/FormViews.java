package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.forms.FormField.Choice;
import cn.zhengtong.support.forms.FormField.Control;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes of questions, answers, known values and errors what the page shows.
@Component
class FormViews {

    /// What browsers know of their owner and may offer (WCAG 1.3.5), by property name.
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "residence", "street-address",
            "settleAddress", "street-address",
            "contactPhone", "tel",
            "mobile", "tel",
            "email", "email");

    private final Answers answers;

    FormViews(Answers answers) {
        this.answers = answers;
    }

    FormView view(
            FormSchema form,
            Map<String, Object> values,
            Map<String, Known> known,
            List<FieldError> errors,
            Locale locale) {
        var messages = errors.stream()
                .collect(Collectors.toMap(FieldError::field, FieldError::message, (first, second) -> first));
        var fields = form.questions().stream()
                .map(it -> field(it, values.get(it.key()), known.get(it.key()), messages.get(it.key()), locale))
                .toList();
        return new FormView(fields, List.copyOf(errors));
    }

    /// True when the person gave something else than what the state holds.
    static boolean differs(Question question, @Nullable Object given, Known known) {
        var mine = Reading.value(question, given);
        return mine != null && !same(mine, Reading.value(question, known.value()));
    }

    static String typeOf(Question question) {
        return switch (question.kind()) {
            case NUMBER, INTEGER -> "number";
            case DATE -> "date";
            case YES_NO -> "yes-no";
            case CHOICE -> "choice";
            case CHOICES -> "choices";
            default -> question.severalLines() ? "long-text" : "text";
        };
    }

    private FormField field(
            Question question, @Nullable Object given, @Nullable Known known, @Nullable String error, Locale locale) {
        var value = given == null && known != null ? Reading.value(question, known.value()) : given;
        var held = known == null
                ? null
                : new FormField.Held(
                        answers.text(question, Reading.value(question, known.value()), locale), known.source());
        var control = control(question);
        var typed = value instanceof BigDecimal number ? number.toPlainString() : answers.text(value, locale);
        return new FormField(
                question.key(),
                question.title(),
                question.hint(),
                control,
                question.required(),
                typed,
                choices(question, value, locale),
                inputType(question, typed),
                inputmode(question),
                autocomplete(question),
                width(question),
                error,
                held,
                known != null && differs(question, given, known));
    }

    private static Control control(Question question) {
        return switch (question.kind()) {
            case YES_NO -> question.required() ? Control.RADIOS : Control.SELECT;
            case CHOICE -> question.optionsShown() ? Control.RADIOS : Control.SELECT;
            case CHOICES -> Control.CHECKBOXES;
            default -> question.severalLines() ? Control.TEXTAREA : Control.INPUT;
        };
    }

    private List<Choice> choices(Question question, @Nullable Object value, Locale locale) {
        if (question.kind() == Question.Kind.YES_NO) {
            return List.of(
                    new Choice("true", answers.yesOrNo(true, locale), Boolean.TRUE.equals(value)),
                    new Choice("false", answers.yesOrNo(false, locale), Boolean.FALSE.equals(value)));
        }
        var choices = new ArrayList<Choice>();
        for (var option : question.options()) {
            var chosen = value instanceof List<?> list ? list.contains(option) : option.equals(value);
            choices.add(new Choice(option, option, chosen));
        }
        return List.copyOf(choices);
    }

    /// A date that cannot be read stays visible as text; a date field would show nothing.
    private static String inputType(Question question, String typed) {
        return switch (question.kind()) {
            case DATE -> typed.isEmpty() || typed.matches("\\d{4}-\\d{2}-\\d{2}") ? "date" : "text";
            case EMAIL -> "email";
            case MOBILE -> "tel";
            default -> "text";
        };
    }

    private static @Nullable String inputmode(Question question) {
        return switch (question.kind()) {
            case NUMBER -> "decimal";
            case INTEGER -> "numeric";
            case MOBILE -> "tel";
            case EMAIL -> "email";
            case CODE ->
                switch (ErrorWords.nameOf(question.pattern())) {
                    case "digits", "digits-between" -> "numeric";
                    case "telephone" -> "tel";
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable String autocomplete(Question question) {
        return switch (question.kind()) {
            case EMAIL -> "email";
            case MOBILE -> "tel";
            case CODE, CITIZEN_NUMBER, NUMBER, INTEGER, DATE -> AUTOCOMPLETE.getOrDefault(question.key(), "off");
            default -> AUTOCOMPLETE.get(question.key());
        };
    }

    private static String width(Question question) {
        return switch (question.kind()) {
            case NUMBER, INTEGER, DATE -> "w-s";
            case TEXT -> question.longest() > 0 && question.longest() <= 60 ? "w-m" : "w-l";
            default -> "w-m";
        };
    }

    private static boolean same(Object mine, @Nullable Object held) {
        if (mine instanceof BigDecimal number && held instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return mine.equals(held);
    }
}

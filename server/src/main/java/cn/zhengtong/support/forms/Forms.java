package cn.zhengtong.support.forms;

import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

/// Everything other modules may ask about forms: how they look, what was answered, what is wrong with it.
@Service
public class Forms {

    /// Under this key a form's content keeps what the person disputes, beside the answers themselves.
    public static final String DISPUTED = "_disputed";

    private static final String PREFIX = "f.";
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Reading.LONGEST);

    private final Cache<Map<String, Object>, FormSchema> compiled =
            Caffeine.newBuilder().maximumSize(5_000).build();
    private final Answers answers;
    private final ErrorWords words;
    private final FormViews views;

    Forms(Answers answers, ErrorWords words, FormViews views) {
        this.answers = answers;
        this.words = words;
        this.views = views;
    }

    /// Refuses, by its name, what a form cannot show; for those who publish one.
    public void check(Map<String, Object> schema) {
        compiled(schema);
    }

    /// @param values as read or as a draft kept them; where they say nothing, what is known stands
    /// @param known what the state holds, by property name
    public FormView view(
            Map<String, Object> schema, Map<String, ?> values, Map<String, Known> known, List<FieldError> errors) {
        return views.view(compiled(schema), tidy(schema, values), known, errors, LocaleContextHolder.getLocale());
    }

    /// What a page posted under the names `f.<property>`.
    public Map<String, Object> read(Map<String, Object> schema, MultiValueMap<String, String> posted) {
        return compiled(schema).read(key -> posted.get(PREFIX + key));
    }

    /// The same for what a program or a draft holds by property name.
    public Map<String, Object> tidy(Map<String, Object> schema, Map<String, ?> values) {
        return compiled(schema).read(values::get);
    }

    /// What is wrong, one line for each question, in the order of the form; [FieldError#field] is the
    /// property name.
    public List<FieldError> validate(Map<String, Object> schema, Map<String, ?> values, Locale locale) {
        var form = compiled(schema);
        var given = form.read(values::get);
        var found = new HashMap<String, String>();
        for (var error : form.violations(given)) {
            var key = Optional.ofNullable(error.getProperty())
                    .orElseGet(() -> error.getInstanceLocation().getNameCount() == 0
                            ? ""
                            : error.getInstanceLocation().getName(0));
            var question = form.question(key);
            if (question != null) {
                found.putIfAbsent(key, words.of(question, error, given.get(key), locale));
            }
        }
        var errors = new ArrayList<FieldError>();
        for (var question : form.questions()) {
            var message = found.getOrDefault(question.key(), beyondSchema(question, given.get(question.key()), locale));
            if (!message.isEmpty()) {
                errors.add(new FieldError(question.key(), message));
            }
        }
        return errors;
    }

    /// Every question with its answer as text, for desk and papers.
    public List<FormLine> lines(Map<String, Object> schema, Map<String, ?> values, Locale locale) {
        var form = compiled(schema);
        var given = form.read(values::get);
        return form.questions().stream()
                .map(it -> new FormLine(
                        it.key(), it.title(), answers.text(it, given.get(it.key()), locale), FormViews.typeOf(it)))
                .toList();
    }

    /// The content to keep: the answers, and under [#DISPUTED] what the state holds otherwise.
    public Map<String, Object> withDisputes(
            Map<String, Object> schema, Map<String, ?> values, Map<String, Known> known) {
        var content = new LinkedHashMap<String, Object>(values);
        var disputes = new LinkedHashMap<String, Object>();
        for (var question : compiled(schema).questions()) {
            var held = known.get(question.key());
            if (held != null && FormViews.differs(question, values.get(question.key()), held)) {
                disputes.put(question.key(), Map.of("held", held.value(), "source", held.source()));
            }
        }
        content.remove(DISPUTED);
        if (!disputes.isEmpty()) {
            content.put(DISPUTED, disputes);
        }
        return content;
    }

    /// What the person disputes in this content, for the officer who has to look into it.
    public List<DisputedLine> disputes(Map<String, Object> schema, Map<String, ?> content, Locale locale) {
        if (!(content.get(DISPUTED) instanceof Map<?, ?> disputes)) {
            return List.of();
        }
        var lines = new ArrayList<DisputedLine>();
        for (var question : compiled(schema).questions()) {
            if (disputes.get(question.key()) instanceof Map<?, ?> dispute) {
                lines.add(new DisputedLine(
                        question.key(),
                        question.title(),
                        text(question, dispute.get("held"), locale),
                        String.valueOf(dispute.get("source")),
                        text(question, content.get(question.key()), locale)));
            }
        }
        return List.copyOf(lines);
    }

    private String text(Question question, @Nullable Object value, Locale locale) {
        return answers.text(question, Reading.value(question, value), locale);
    }

    /// What JSON Schema cannot say: check digits, and an end to texts for which the schema sets none.
    private String beyondSchema(Question question, @Nullable Object value, Locale locale) {
        if (!(value instanceof String text)) {
            return "";
        }
        if (question.longest() == 0 && text.length() >= Reading.LONGEST) {
            return words.tooLong(question, LONGEST, text, locale);
        }
        Function<String, Object> check = switch (question.kind()) {
            case MOBILE -> MobileNumber::new;
            case CITIZEN_NUMBER -> CitizenNumber::new;
            default -> it -> it;
        };
        try {
            var _ = check.apply(text);
            return "";
        } catch (IllegalArgumentException unreadable) {
            return words.ofKind(question, locale);
        }
    }

    private FormSchema compiled(Map<String, Object> schema) {
        var known = compiled.getIfPresent(schema);
        if (known != null) {
            return known;
        }
        var kept = copy(schema);
        var fresh = FormSchema.compile(kept);
        compiled.put(kept, fresh);
        return fresh;
    }

    /// The caller's maps may change later; the cache keeps its own.
    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) {
        return (T)
                switch (value) {
                    case Map<?, ?> map -> {
                        var copy = new LinkedHashMap<Object, Object>();
                        map.forEach((key, inner) -> copy.put(key, copy(inner)));
                        yield Collections.unmodifiableMap(copy);
                    }
                    case List<?> list -> list.stream().map(Forms::copy).toList();
                    default -> value;
                };
    }
}

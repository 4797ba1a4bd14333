package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What no keeper may save, complete or not: codes and keys of another shape, texts without end, control
/// characters, markup in names, addresses that are no web addresses.
@Component
class ContentChecks {

    static final Pattern MARKUP = Pattern.compile("<\\s*[a-zA-Z!/]|javascript:", Pattern.CASE_INSENSITIVE);
    static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\u2400&&[^\\n\\r\\t]]");
    static final int NAME = 200;

    private static final int TEXT = 4000;
    private static final int MANY = 200;
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]{3,300}");

    private final MessageSource messages;

    ContentChecks(MessageSource messages) {
        this.messages = messages;
    }

    /// Refuses the whole when anything in it is refused.
    void check(ItemContent content) {
        var errors = new Errors(messages, LocaleContextHolder.getLocale());
        errors.name("name", content.name(), true);
        errors.name("shortName", content.shortName(), false);
        errors.name("mainItem", content.mainItem(), false);
        errors.text("summary", content.summary());
        errors.text("notFor", content.notFor());
        errors.text("visitReason", content.visitReason());
        errors.texts("everyday", content.everyday());
        errors.texts("themes", content.themes());
        errors.texts("lifeEvents", content.lifeEvents());
        errors.texts("objects", content.objects());
        errors.texts("conditions", content.conditions());
        errors.texts("specialProcedures", content.specialProcedures());
        errors.range("visits", content.visits(), 0, 20);
        errors.range("onlineDepth", content.onlineDepth(), 0, 4);
        errors.range("requiredAssurance", content.requiredAssurance(), 0, 4);
        errors.limit("statutoryLimit", content.statutoryLimit());
        errors.limit("committedLimit", content.committedLimit());
        errors.key("process", content.process());
        materials(errors, content);
        situations(errors, content);
        rest(errors, content);
        channels(errors, content.channels());
        form(errors, content.form());
        if (!errors.found.isEmpty()) {
            throw new ContentRefused(content.catalogCode(), errors.found);
        }
    }

    private static void materials(Errors errors, ItemContent content) {
        errors.count("materials", content.materials().size());
        content.materials().forEach(it -> {
            errors.key("materials", it.key());
            errors.name("materials", it.name(), true);
            errors.text("materials", it.guidance());
            errors.text("materials", it.standard());
            errors.text("materials", it.basis());
            errors.range("materials", it.originals(), 0, 20);
            errors.range("materials", it.copies(), 0, 20);
            errors.present("materials", it.form() != null && it.source() != null && it.necessity() != null);
        });
        long different = content.materials().stream()
                .map(ItemContent.Material::key)
                .distinct()
                .count();
        errors.require("materials", "twice", different == content.materials().size());
    }

    private static void situations(Errors errors, ItemContent content) {
        errors.count("situations", content.situations().size());
        content.situations().forEach(it -> {
            errors.key("situations", it.key());
            errors.text("situations", it.question());
            it.options().forEach(option -> {
                errors.key("situations", option.key());
                errors.text("situations", option.label());
            });
        });
    }

    private static void rest(Errors errors, ItemContent content) {
        errors.count("steps", content.steps().size());
        content.steps().forEach(it -> {
            errors.name("steps", it.name(), true);
            errors.text("steps", it.who());
            errors.text("steps", it.note());
        });
        errors.count("legalBases", content.legalBases().size());
        content.legalBases().forEach(it -> {
            errors.name("legalBases", it.law(), true);
            errors.text("legalBases", it.article());
            errors.text("legalBases", it.text());
        });
        errors.count("faq", content.faq().size());
        content.faq().forEach(it -> {
            errors.present("faq", it.q() != null && it.a() != null);
            errors.text("faq", it.q());
            errors.text("faq", it.a());
        });
        var fee = content.fee();
        if (fee != null) {
            errors.text("fee", fee.note());
            var items = fee.items() == null ? List.<ItemContent.FeeItem>of() : fee.items();
            errors.require("fee", "fee-items", !fee.charged() || !items.isEmpty());
            items.forEach(it -> {
                errors.name("fee", it.name(), true);
                errors.text("fee", it.standard());
            });
        }
        var place = content.place();
        if (place != null) {
            errors.text("place", place.address());
            errors.text("place", place.hours());
            errors.text("place", place.phone());
            errors.text("place", place.complaints());
        }
    }

    private static void channels(Errors errors, ItemContent.@Nullable Channels channels) {
        if (channels != null) {
            errors.texts("channels", channels.jointBodies());
            errors.address("channels", channels.booking());
            errors.address("channels", channels.online());
        }
    }

    private static void form(Errors errors, @Nullable Map<String, Object> form) {
        if (form == null) {
            return;
        }
        var properties = form.get("properties");
        errors.require("form", "form-shape", "object".equals(form.get("type")) && properties instanceof Map<?, ?>);
        if (properties instanceof Map<?, ?> fields) {
            errors.count("form", fields.size());
            fields.forEach((key, field) -> {
                errors.key("form", String.valueOf(key));
                errors.require("form", "form-shape", field instanceof Map<?, ?> it && it.get("type") != null);
            });
        }
    }

    /// Collects what is wrong, in words, at most once for each field and reason.
    private record Errors(MessageSource messages, Locale locale, List<FieldError> found) {

        Errors(MessageSource messages, Locale locale) {
            this(messages, locale, new ArrayList<>());
        }

        void require(String field, String reason, boolean good) {
            if (!good) {
                var message = messages.getMessage("catalog.refused." + reason, new Object[] {label(field)}, locale);
                var error = new FieldError(field, message);
                if (!found.contains(error)) {
                    found.add(error);
                }
            }
        }

        private String label(String field) {
            return messages.getMessage("catalog.element." + field, null, locale);
        }

        void present(String field, boolean there) {
            require(field, "missing", there);
        }

        void name(String field, @Nullable String text, boolean required) {
            present(field, !required || (text != null && !text.isBlank()));
            if (text != null) {
                require(field, "too-long", text.length() <= NAME);
                require(field, "markup", !MARKUP.matcher(text).find());
                require(field, "invisible", !INVISIBLE.matcher(text).find());
            }
        }

        void text(String field, @Nullable String text) {
            if (text != null) {
                require(field, "too-long", text.length() <= TEXT);
                require(field, "invisible", !INVISIBLE.matcher(text).find());
            }
        }

        void texts(String field, List<String> texts) {
            count(field, texts.size());
            texts.forEach(it -> text(field, it));
        }

        void count(String field, int size) {
            require(field, "too-many", size <= MANY);
        }

        void range(String field, int number, int from, int to) {
            require(field, "range", number >= from && number <= to);
        }

        void limit(String field, ItemContent.@Nullable Limit limit) {
            if (limit != null) {
                present(field, limit.unit() != null);
                range(field, limit.value(), 0, 3650);
                text(field, limit.basis());
            }
        }

        void key(String field, @Nullable String key) {
            require(field, "key", key != null && KEY.matcher(key).matches());
        }

        void address(String field, @Nullable String address) {
            require(
                    field,
                    "address",
                    address == null
                            || address.isEmpty()
                            || ADDRESS.matcher(address).matches());
        }
    }
}

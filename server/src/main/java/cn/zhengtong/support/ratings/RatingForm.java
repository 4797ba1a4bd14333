package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads what came from a form, whatever it was, and says in words what is missing.
@Component
class RatingForm {

    private static final int LEVELS = 5;

    private final Indicators indicators;
    private final MessageSource messages;

    RatingForm(Indicators indicators, MessageSource messages) {
        this.indicators = indicators;
        this.messages = messages;
    }

    /// @param level as it came, whatever it is
    GiveRating read(
            @Nullable String level, @Nullable List<String> ticked, @Nullable String comment, @Nullable String contact) {
        return new GiveRating(
                level != null && level.matches("[1-5]") ? Integer.valueOf(level) : null,
                ticked == null ? List.of() : ticked,
                comment == null ? "" : comment.replace("\r\n", "\n"),
                "yes".equals(contact) ? Boolean.TRUE : "no".equals(contact) ? Boolean.FALSE : null);
    }

    List<FieldError> errors(GiveRating said, Channel channel, Locale locale) {
        var errors = new ArrayList<FieldError>();
        if (said.level() == null || said.level() > LEVELS) {
            errors.add(error("level-1", "level", locale));
        }
        var known = indicators.current(channel, locale);
        if (!said.indicators().stream().allMatch(known::has)) {
            errors.add(error("indicators", "indicators", locale));
        }
        if (said.comment().length() > GiveRating.MOST_WORDS) {
            errors.add(error("comment", "comment", locale));
        }
        if (said.low() && said.contact() == null) {
            errors.add(error("contact-yes", "contact", locale));
        }
        return errors;
    }

    private FieldError error(String field, String key, Locale locale) {
        return new FieldError(
                field, messages.getMessage("ratings.error." + key, new Object[] {GiveRating.MOST_WORDS}, locale));
    }
}

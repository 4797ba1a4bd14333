package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Whether what a body says differently is better for people than the basic catalogue.
@Component
class Tightening {

    private static final int TEXT = 500;

    private final MessageSource messages;

    Tightening(MessageSource messages) {
        this.messages = messages;
    }

    /// What would loosen it, in words; empty when all is well.
    List<FieldError> problems(ItemContent base, Overrides overrides) {
        var errors = new ArrayList<FieldError>();
        var own = overrides.committedLimit();
        var common = base.committedLimit();
        if (own != null) {
            add(errors, "committedLimit", own.unit() == null || own.value() < 0, "limit-unreadable");
            if (own.unit() != null && common != null) {
                add(
                        errors,
                        "committedLimit",
                        own.hours() > common.hours() + 1e-9,
                        "limit-longer",
                        common.value(),
                        unit(common));
            }
        }
        var visits = overrides.visits();
        if (visits != null) {
            add(errors, "visits", visits < 0 || visits > base.visits(), "visits-more", base.visits());
        }
        var waived = overrides.waivedMaterials();
        if (waived != null) {
            var known = base.materials().stream().map(ItemContent.Material::key).collect(Collectors.toSet());
            add(errors, "waivedMaterials", !known.containsAll(waived), "material-unknown");
        }
        var place = overrides.place();
        if (place != null) {
            for (var text : new String[] {place.address(), place.hours(), place.phone(), place.complaints()}) {
                add(errors, "place", text != null && unfit(text), "place-unreadable");
            }
        }
        var reason = overrides.visitReason();
        add(errors, "visitReason", reason != null && unfit(reason), "place-unreadable");
        return errors.stream().distinct().toList();
    }

    private static boolean unfit(String text) {
        return text.length() > TEXT
                || ContentChecks.INVISIBLE.matcher(text).find()
                || ContentChecks.MARKUP.matcher(text).find();
    }

    private String unit(ItemContent.Limit limit) {
        return messages.getMessage("catalog.unit." + limit.unit(), null, LocaleContextHolder.getLocale());
    }

    private void add(List<FieldError> errors, String field, boolean bad, String reason, Object... arguments) {
        if (bad) {
            errors.add(new FieldError(
                    field,
                    messages.getMessage("catalog.loosen." + reason, arguments, LocaleContextHolder.getLocale())));
        }
    }
}

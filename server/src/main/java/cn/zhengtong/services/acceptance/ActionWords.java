package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.RuleViolation;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Words for acts, fields and events, from the message files.
@Component
class ActionWords {

    private final MessageSource messages;

    ActionWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage("acceptance." + key, arguments, locale());
    }

    /// The words under the key, or nothing where there are none.
    String ifAny(String key) {
        var text = messages.getMessage("acceptance." + key, null, "", locale());
        return text == null ? "" : text;
    }

    /// What a refusal of any module tells people to do.
    String refusal(RuleViolation refused) {
        return messages.getMessage("problem." + refused.code() + ".detail", refused.arguments(), locale());
    }

    Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}

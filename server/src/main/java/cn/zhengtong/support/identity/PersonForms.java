package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads what a person typed and says in words, field by field, what is wrong with it.
@Component
class PersonForms {

    /// The registration form as typed.
    record Registration(String name, String number, String mobile, String code, String password) {
        static final Registration EMPTY = new Registration("", "", "", "", "");

        Registration {
            name = name == null ? "" : name.strip();
            number = number == null ? "" : number.strip();
            mobile = mobile == null ? "" : mobile.strip();
            code = code == null ? "" : code.strip();
            password = password == null ? "" : password;
        }

        Registration withoutPassword() {
            return new Registration(name, number, mobile, code, "");
        }
    }

    private final MessageSource messages;

    PersonForms(MessageSource messages) {
        this.messages = messages;
    }

    List<FieldError> errors(Registration form, boolean onlyMobile, Locale locale) {
        var errors = new ArrayList<FieldError>();
        if (!onlyMobile) {
            check(errors, "name", locale, () -> new PersonName(text(form.name())));
            check(errors, "number", locale, () -> new CitizenNumber(text(form.number())));
        }
        check(errors, "mobile", locale, () -> new MobileNumber(text(form.mobile())));
        if (!onlyMobile && !text(form.code()).matches("\\d{6}")) {
            errors.add(new FieldError("code", messages.getMessage("identity.error.code", null, locale)));
        }
        return errors;
    }

    PersonName name(@Nullable String typed) {
        return new PersonName(text(typed));
    }

    CitizenNumber number(@Nullable String typed) {
        return new CitizenNumber(text(typed));
    }

    MobileNumber mobile(@Nullable String typed) {
        try {
            return new MobileNumber(text(typed));
        } catch (IllegalArgumentException unreadable) {
            throw new MobileUnreadable();
        }
    }

    /// Which field a refusal is about.
    static String fieldOf(String code) {
        return switch (code) {
            case "identity.sms-code-wrong" -> "code";
            case "identity.password-too-weak" -> "password";
            case "parties.person-known-already", "parties.name-and-number-differ" -> "number";
            default -> "mobile";
        };
    }

    private void check(List<FieldError> errors, String field, Locale locale, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException unreadable) {
            errors.add(new FieldError(field, messages.getMessage("identity.error." + field, null, locale)));
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /// The text is no mobile number.
    static class MobileUnreadable extends RuleViolation {
        MobileUnreadable() {
            super("identity.mobile-unreadable", Kind.REFUSED, "Not a mobile number");
        }
    }
}

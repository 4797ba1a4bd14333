package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, registering and the person's own page; everything works without scripts.
@Controller
class IdentityPages {

    private final SignIn signIn;
    private final SmsCodes codes;
    private final Sessions sessions;
    private final AddressLimit limit;
    private final PersonForms forms;
    private final Demo demo;
    private final MessageSource messages;

    IdentityPages(
            SignIn signIn,
            SmsCodes codes,
            Sessions sessions,
            AddressLimit limit,
            PersonForms forms,
            Demo demo,
            MessageSource messages) {
        this.signIn = signIn;
        this.codes = codes;
        this.sessions = sessions;
        this.limit = limit;
        this.forms = forms;
        this.demo = demo;
        this.messages = messages;
    }

    @GetMapping("/sign-in")
    @Opened(to = Audience.PUBLIC)
    String signInPage(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "password") String by,
            Model model) {
        model.addAttribute("next", SafeTarget.of(next));
        model.addAttribute("by", by.equals("sms") ? "sms" : "password");
        model.addAttribute("demo", demo.on() ? Demo.PASSWORD : null);
        return "identity/sign-in";
    }

    @PostMapping("/sign-in")
    @Opened(to = Audience.PUBLIC, audit = "identity.sign-in")
    String signInByPassword(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next) {
        try {
            var address = AddressLimit.address(request);
            sessions.open(request, limit.watch(request, () -> signIn.person(login, password, address)));
            return "redirect:" + SafeTarget.of(next);
        } catch (RuleViolation refused) {
            model.addAttribute("login", login);
            return again(refused, "password", next, response, locale, model);
        }
    }

    @PostMapping("/sign-in/code")
    @Opened(to = Audience.PUBLIC, audit = "identity.send-code")
    String sendCode(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(required = false) @Nullable String next) {
        try {
            limit.watchCode(request, () -> codes.send(forms.mobile(mobile)));
            model.addAttribute("sent", true);
        } catch (RuleViolation refused) {
            return again(refused, "sms", next, response, locale, model.addAttribute("mobile", mobile));
        }
        model.addAttribute("mobile", mobile);
        return signInPage(next, "sms", model);
    }

    @PostMapping("/sign-in/sms")
    @Opened(to = Audience.PUBLIC, audit = "identity.sign-in")
    String signInBySms(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next) {
        try {
            sessions.open(request, limit.watch(request, () -> signIn.personBySms(forms.mobile(mobile), code)));
            return "redirect:" + SafeTarget.of(next);
        } catch (RuleViolation refused) {
            model.addAttribute("mobile", mobile);
            model.addAttribute("sent", true);
            return again(refused, "sms", next, response, locale, model);
        }
    }

    @GetMapping("/register")
    @Opened(to = Audience.PUBLIC)
    String registerPage(Model model) {
        model.addAttribute("form", PersonForms.Registration.EMPTY);
        model.addAttribute("errors", List.of());
        return "identity/register";
    }

    @PostMapping("/register")
    @Opened(to = Audience.PUBLIC, audit = "identity.register")
    String register(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            PersonForms.Registration form,
            @RequestParam(defaultValue = "submit") String action) {
        model.addAttribute("form", form.withoutPassword());
        var errors = forms.errors(form, action.equals("code"), locale);
        if (errors.isEmpty()) {
            try {
                if (action.equals("code")) {
                    limit.watchCode(request, () -> codes.send(forms.mobile(form.mobile())));
                    model.addAttribute("sent", true);
                    model.addAttribute("errors", List.of());
                    return "identity/register";
                }
                sessions.open(
                        request,
                        limit.watch(
                                request,
                                () -> signIn.register(
                                        forms.name(form.name()),
                                        forms.number(form.number()),
                                        forms.mobile(form.mobile()),
                                        form.code(),
                                        form.password())));
                return "redirect:/my";
            } catch (RuleViolation refused) {
                errors = List.of(
                        new RuleViolation.FieldError(PersonForms.fieldOf(refused.code()), words(refused, locale)));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", errors);
        return "identity/register";
    }

    @PostMapping("/sign-out")
    @Opened(to = Audience.PUBLIC, audit = "identity.sign-out")
    String signOut(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "false") boolean everywhere) {
        if (everywhere && actor.kind() != Actor.Kind.VISITOR) {
            sessions.closeAll(actor.kind(), actor.id());
        }
        sessions.close(request);
        return "redirect:/";
    }

    private String again(
            RuleViolation refused,
            String by,
            @Nullable String next,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", words(refused, locale));
        return signInPage(next, by, model);
    }

    private String words(RuleViolation refused, Locale locale) {
        return messages.getMessage("problem." + refused.code() + ".detail", refused.arguments(), locale);
    }
}

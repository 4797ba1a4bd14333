package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.AuditList;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.staff.Post;
import cn.zhengtong.support.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The person's own pages: who I am, my devices, my password, who looked at my data.
@Controller
class MyPages {

    /// One look at the whole person, as that person sees it.
    public record Use(ZonedDateTime at, String body, String purpose) {}

    private final Parties parties;
    private final Sessions sessions;
    private final SessionActors actors;
    private final SignIn signIn;
    private final SmsCodes codes;
    private final AddressLimit limit;
    private final AuditList audit;
    private final Staff staff;
    private final Organisations organisations;
    private final MessageSource messages;

    MyPages(
            Parties parties,
            Sessions sessions,
            SessionActors actors,
            SignIn signIn,
            SmsCodes codes,
            AddressLimit limit,
            AuditList audit,
            Staff staff,
            Organisations organisations,
            MessageSource messages) {
        this.parties = parties;
        this.sessions = sessions;
        this.actors = actors;
        this.signIn = signIn;
        this.codes = codes;
        this.limit = limit;
        this.audit = audit;
        this.staff = staff;
        this.organisations = organisations;
        this.messages = messages;
    }

    @GetMapping("/my")
    @Opened(to = Audience.PERSON)
    String mine(HttpServletRequest request, Actor actor, Model model) {
        model.addAttribute("person", parties.require(actor.id()));
        model.addAttribute("firms", parties.firmsOf(actor.id()));
        model.addAttribute(
                "devices",
                actors.signedIn(request)
                        .map(it -> sessions.devices(request, it))
                        .orElse(List.of()));
        return "identity/my";
    }

    @GetMapping("/my/password")
    @Opened(to = Audience.PERSON)
    String passwordPage(Actor actor, Model model) {
        model.addAttribute("person", parties.require(actor.id()));
        return "identity/password";
    }

    /// Sends a code or, with one, sets the new password and ends every other session.
    @PostMapping("/my/password")
    @Opened(to = Audience.PERSON, audit = "identity.change-password")
    String changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "submit") String action) {
        var mobile = parties.require(actor.id()).mobile();
        try {
            if (action.equals("code") && mobile != null) {
                limit.watchCode(request, () -> codes.send(mobile));
                model.addAttribute("sent", true);
                return passwordPage(actor, model);
            }
            limit.watch(request, () -> signIn.changePasswordBySms(actor.id(), code, password));
        } catch (RuleViolation refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("sent", true);
            model.addAttribute("field", PersonForms.fieldOf(refused.code()));
            model.addAttribute(
                    "refusal",
                    messages.getMessage("problem." + refused.code() + ".detail", refused.arguments(), locale));
            return passwordPage(actor, model);
        }
        sessions.closeOthers(request, actor.kind(), actor.id());
        return "redirect:/my?changed";
    }

    /// Who saw me as a whole person, and what for.
    @GetMapping("/my/data-use")
    @Opened(to = Audience.PERSON)
    String dataUse(Actor actor, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute(
                "uses",
                audit.read(
                                new AuditList.Wanted(
                                        null, "parties.reveal", actor.id().toString()),
                                after,
                                20)
                        .map(it -> new Use(
                                it.happenedAt().atZone(BusinessClock.ZONE),
                                bodyOf(it.actorKind(), it.actorId()),
                                it.purpose() == null ? "" : it.purpose())));
        return "identity/data-use";
    }

    private String bodyOf(Actor.Kind kind, UUID actor) {
        if (kind != Actor.Kind.STAFF) {
            return "";
        }
        return staff.posts(actor).stream()
                .map(Post::organisation)
                .map(it -> organisations.require(it).name())
                .findFirst()
                .orElse("");
    }
}

package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Rating and following by a link from a short message or a code at the window, without an account.
@Controller
@RequestMapping("/ratings")
class RatingLinkPages {

    private final RatingLinks links;
    private final Giving giving;
    private final RaterVoice voice;
    private final RatingForm form;
    private final RatingPage page;
    private final RatingWords words;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    RatingLinkPages(
            RatingLinks links,
            Giving giving,
            RaterVoice voice,
            RatingForm form,
            RatingPage page,
            RatingWords words,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.links = links;
        this.giving = giving;
        this.voice = voice;
        this.form = form;
        this.page = page;
        this.words = words;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/{token}")
    @Opened(to = Audience.PUBLIC)
    String rate(@PathVariable String token, Model model, HttpServletResponse response, Locale locale) {
        var invitation = openOnly(links.open(token, RatingLinks.Purpose.RATE));
        return page.rate(invitation, GiveRating.EMPTY, List.of(), "/ratings/" + token, model, response, locale);
    }

    @PostMapping("/{token}")
    @Opened(to = Audience.PUBLIC, audit = "ratings.give-by-link")
    String give(
            Actor actor,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @RequestParam(required = false) @Nullable String comment,
            @RequestParam(required = false) @Nullable String contact,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var invitation = openOnly(links.open(token, RatingLinks.Purpose.RATE));
        var said = form.read(level, indicators, comment, contact);
        var errors = page.errors(said, invitation, locale);
        if (!errors.isEmpty()) {
            return page.rate(invitation, said, errors, "/ratings/" + token, model, response, locale);
        }
        transaction.executeWithoutResult(it -> {
            links.spend(token);
            giving.give(invitation, said, Giving.Via.LINK, actor, request.getRemoteAddr());
        });
        return said.low()
                ? "redirect:" + links.issue(invitation.id(), RatingLinks.Purpose.FOLLOW) + "?thanks=true"
                : "redirect:/ratings/thanks";
    }

    @GetMapping("/thanks")
    @Opened(to = Audience.PUBLIC)
    String thanks() {
        return "ratings/thanks";
    }

    @GetMapping("/progress/{token}")
    @Opened(to = Audience.PUBLIC)
    String follow(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean thanks,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var invitation = links.open(token, RatingLinks.Purpose.FOLLOW);
        return page.follow(invitation, thanks, "/ratings/progress/" + token, null, model, response, locale);
    }

    @PostMapping("/progress/{token}/confirmation")
    @Opened(to = Audience.PUBLIC, audit = "ratings.confirm-by-link")
    String confirm(Actor actor, @PathVariable String token) {
        voice.confirm(links.open(token, RatingLinks.Purpose.FOLLOW), rater(actor));
        return "redirect:/ratings/progress/" + token;
    }

    @PostMapping("/progress/{token}/reopening")
    @Opened(to = Audience.PUBLIC, audit = "ratings.reopen-by-link")
    String reopen(
            Actor actor,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var invitation = links.open(token, RatingLinks.Purpose.FOLLOW);
        if (why.isBlank() || why.length() > GiveRating.MOST_WORDS) {
            var refusal = words.say("error.why", locale, GiveRating.MOST_WORDS);
            return page.follow(invitation, false, "/ratings/progress/" + token, refusal, model, response, locale);
        }
        voice.reopen(invitation, rater(actor), why);
        return "redirect:/ratings/progress/" + token;
    }

    /// Whoever holds the link speaks for the rater; staff in their own session do not.
    private static Actor rater(Actor actor) {
        if (actor.isStaff()) {
            throw new Refusal.SomebodyElseNeeded();
        }
        return actor;
    }

    private Invitation openOnly(Invitation invitation) {
        if (!invitation.isOpen(clock.instant())) {
            throw invitation.state() == RatingView.State.RATED
                    ? new Refusal.RatedAlready()
                    : new Refusal.InvitationOver();
        }
        return invitation;
    }
}

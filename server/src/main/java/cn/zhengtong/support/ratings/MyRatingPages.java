package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own ratings: what waits for one, what was said, what became of it.
@Controller
@RequestMapping("/my/ratings")
class MyRatingPages {

    private static final int ROWS = 20;

    /// One line of the list.
    record Line(UUID id, String title, RatingView.State state, ZonedDateTime closedAt, ZonedDateTime until) {}

    private final Invitations invitations;
    private final Giving giving;
    private final RaterVoice voice;
    private final RatingForm form;
    private final RatingPage page;
    private final RatingWords words;
    private final BusinessClock clock;

    MyRatingPages(
            Invitations invitations,
            Giving giving,
            RaterVoice voice,
            RatingForm form,
            RatingPage page,
            RatingWords words,
            BusinessClock clock) {
        this.invitations = invitations;
        this.giving = giving;
        this.voice = voice;
        this.form = form;
        this.page = page;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String list(Actor actor, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("page", invitations.of(actor, after, ROWS).map(this::line));
        model.addAttribute("first", after == null);
        return "ratings/mine";
    }

    private Line line(Invitation it) {
        var state = it.state() == RatingView.State.OPEN && !it.isOpen(clock.instant())
                ? RatingView.State.DEFAULTED
                : it.state();
        return new Line(
                it.id(),
                it.title(),
                state,
                it.closedAt().atZone(BusinessClock.ZONE),
                it.expiresAt().atZone(BusinessClock.ZONE));
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.PERSON)
    String one(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean thanks,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var invitation = invitations.require(actor, id);
        if (invitation.isOpen(clock.instant())) {
            return page.rate(invitation, GiveRating.EMPTY, List.of(), "/my/ratings/" + id, model, response, locale);
        }
        if (invitation.state() != RatingView.State.RATED) {
            throw new Refusal.InvitationOver();
        }
        return page.follow(invitation, thanks, "/my/ratings/" + id, null, model, response, locale);
    }

    @PostMapping("/{id}")
    @Opened(to = Audience.PERSON, audit = "ratings.give")
    String give(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @RequestParam(required = false) @Nullable String comment,
            @RequestParam(required = false) @Nullable String contact,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var invitation = invitations.require(actor, id);
        var said = form.read(level, indicators, comment, contact);
        var errors = page.errors(said, invitation, locale);
        if (!errors.isEmpty() && invitation.isOpen(clock.instant())) {
            return page.rate(invitation, said, errors, "/my/ratings/" + id, model, response, locale);
        }
        giving.give(invitation, said, Giving.Via.ACCOUNT, actor, request.getRemoteAddr());
        return "redirect:/my/ratings/" + id + "?thanks=true";
    }

    @PostMapping("/{id}/confirmation")
    @Opened(to = Audience.PERSON, audit = "ratings.confirm")
    String confirm(Actor actor, @PathVariable UUID id) {
        voice.confirm(invitations.require(actor, id), actor);
        return "redirect:/my/ratings/" + id;
    }

    @PostMapping("/{id}/reopening")
    @Opened(to = Audience.PERSON, audit = "ratings.reopen")
    String reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var invitation = invitations.require(actor, id);
        if (why.isBlank() || why.length() > GiveRating.MOST_WORDS) {
            var refusal = words.say("error.why", locale, GiveRating.MOST_WORDS);
            return page.follow(invitation, false, "/my/ratings/" + id, refusal, model, response, locale);
        }
        voice.reopen(invitation, actor, why);
        return "redirect:/my/ratings/" + id;
    }
}

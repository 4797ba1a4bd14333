package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.regions.Organisations;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Fills the pages on which people rate and follow, whichever way they came.
@Component
class RatingPage {

    /// What is rated, in words.
    record Event(String title, String number, String body, ZonedDateTime closedAt, ZonedDateTime until) {}

    private final Indicators indicators;
    private final RatingForm form;
    private final RectificationReader reader;
    private final Organisations organisations;
    private final Parties parties;
    private final RatingWords words;

    RatingPage(
            Indicators indicators,
            RatingForm form,
            RectificationReader reader,
            Organisations organisations,
            Parties parties,
            RatingWords words) {
        this.indicators = indicators;
        this.form = form;
        this.reader = reader;
        this.organisations = organisations;
        this.parties = parties;
        this.words = words;
    }

    /// The empty or refused form.
    ///
    /// @param action where it is sent
    String rate(
            Invitation invitation,
            GiveRating said,
            List<FieldError> errors,
            String action,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("event", event(invitation));
        model.addAttribute(
                "indicators", indicators.current(invitation.channel(), locale).indicators());
        model.addAttribute("said", said);
        model.addAttribute("errors", errors);
        model.addAttribute("action", action);
        model.addAttribute("mobile", parties.require(invitation.person()).maskedMobile());
        return "ratings/rate";
    }

    List<FieldError> errors(GiveRating said, Invitation invitation, Locale locale) {
        return form.errors(said, invitation.channel(), locale);
    }

    /// What was said and what became of it.
    ///
    /// @param base where the rater's word is sent, below it `/confirmation` and `/reopening`
    String follow(
            Invitation invitation,
            boolean thanks,
            String base,
            @Nullable String refusal,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (refusal != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        var said = reader.said(invitation.id(), locale);
        model.addAttribute("event", event(invitation));
        model.addAttribute("said", said);
        model.addAttribute("levelText", words.level(said.level(), locale));
        model.addAttribute("progress", reader.progress(invitation.id(), locale));
        model.addAttribute("thanks", thanks);
        model.addAttribute("base", base);
        model.addAttribute("refusal", refusal);
        return "ratings/follow";
    }

    private Event event(Invitation invitation) {
        return new Event(
                invitation.title(),
                SeriesNumber.matches(invitation.number())
                        ? new SeriesNumber(invitation.number()).readable()
                        : invitation.number(),
                organisations
                        .find(invitation.place().organisation())
                        .map(it -> it.name())
                        .orElse(""),
                invitation.closedAt().atZone(BusinessClock.ZONE),
                invitation.expiresAt().atZone(BusinessClock.ZONE));
    }
}

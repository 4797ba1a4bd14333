package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.support.notices.Notices;
import cn.zhengtong.support.notices.Tell;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask of ratings.
@Service
@Transactional
public class Ratings {

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final Rectifications orders;
    private final RatingLinks links;
    private final Notices notices;
    private final RatingsSettings settings;
    private final BusinessClock clock;

    Ratings(
            JdbcClient jdbc,
            Invitations invitations,
            Rectifications orders,
            RatingLinks links,
            Notices notices,
            RatingsSettings settings,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.orders = orders;
        this.links = links;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks a person to rate an event that has closed, and tells the person so; part of the caller's
    /// transaction.
    /// Asking again for the same event changes nothing.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID invite(Invite what) {
        if (what.at().isAfter(clock.instant())) {
            throw new Refusal.NotClosedYet();
        }
        var added = invitations.add(what, what.at().plus(settings.invitationLife()));
        added.ifPresent(id -> notices.tell(new Tell(
                what.person(),
                "rate",
                List.of(what.title(), what.number()),
                "/my/ratings/" + id,
                what.system(),
                what.number())));
        return added.or(() -> invitations.find(what.system(), what.number(), what.event()))
                .orElseThrow();
    }

    /// How the rating of an event stands, for the page of its own person.
    @Transactional(readOnly = true)
    public Optional<RatingView> of(String system, String number, String event) {
        return invitations
                .find(system, number, event)
                .flatMap(invitations::find)
                .map(it -> new RatingView(
                        it.id(),
                        it.state() == RatingView.State.OPEN && !it.isOpen(clock.instant())
                                ? RatingView.State.DEFAULTED
                                : it.state(),
                        it.closedAt(),
                        it.expiresAt(),
                        level(it.id()).orElse(null),
                        orders.ofRating(it.id()).map(order -> order.number).orElse(null),
                        "/my/ratings/" + it.id()));
    }

    private Optional<Integer> level(UUID rating) {
        return jdbc.sql("select level from ratings.rating where id = :id and not is_default")
                .param("id", rating)
                .query(Integer.class)
                .optional();
    }

    /// The address by which somebody without an account rates this event once; nothing but its digest is
    /// stored.
    public Optional<String> oneTimeLink(String system, String number, String event) {
        return invitations
                .find(system, number, event)
                .flatMap(invitations::find)
                .filter(it -> it.isOpen(clock.instant()))
                .map(it -> links.issue(it.id(), RatingLinks.Purpose.RATE));
    }
}

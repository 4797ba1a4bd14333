package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Facts;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.SeriesNumber;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a rating in, once. What was said stays as it was said.
@Service
@Transactional
class Giving {

    /// How the rater came.
    enum Via {
        ACCOUNT,
        LINK
    }

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final Indicators indicators;
    private final AbuseWatch watch;
    private final Rectifying rectifying;
    private final Tally tally;
    private final Facts facts;
    private final FieldCipher cipher;
    private final BusinessClock clock;

    Giving(
            JdbcClient jdbc,
            Invitations invitations,
            Indicators indicators,
            AbuseWatch watch,
            Rectifying rectifying,
            Tally tally,
            Facts facts,
            FieldCipher cipher,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.indicators = indicators;
        this.watch = watch;
        this.rectifying = rectifying;
        this.tally = tally;
        this.facts = facts;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// @param said complete and checked, see [RatingForm]
    /// @param address network address of the rater; only its keyed index is kept
    /// @return the order number when it is low
    Optional<SeriesNumber> give(Invitation invitation, GiveRating said, Via via, Actor actor, String address) {
        int level = said.level() == null ? 0 : said.level();
        var now = clock.instant();
        if (!invitation.isOpen(now)) {
            throw invitation.state() == RatingView.State.RATED
                    ? new Refusal.RatedAlready()
                    : new Refusal.InvitationOver();
        }
        if (!invitations.close(invitation.id(), RatingView.State.RATED)) {
            throw new Refusal.RatedAlready();
        }
        var flags = watch.flags(invitation, said, actor, address, now);
        store(invitation, said, level, via, address, flags, now);
        tally.count(
                invitation.month(),
                invitation.place().organisation(),
                invitation.place().region(),
                said.low()
                        ? new Measure[] {Measure.RATED, Measure.valueOf("LEVEL_" + level)}
                        : new Measure[] {Measure.RATED, Measure.valueOf("LEVEL_" + level), Measure.GOOD});
        facts.record(
                "ratings.rated",
                invitation.id().toString(),
                Map.of(
                        "system", invitation.system(),
                        "number", invitation.number(),
                        "event", invitation.event(),
                        "level", level,
                        "indicators", said.indicators(),
                        "comment", said.comment(),
                        "at", now.toString()));
        return said.low() ? Optional.of(rectifying.open(invitation, level, said.wantsContact())) : Optional.empty();
    }

    private void store(
            Invitation invitation,
            GiveRating said,
            int level,
            Via via,
            String address,
            List<AbuseWatch.Flag> flags,
            Instant now) {
        jdbc.sql("""
                        insert into ratings.rating (id, level, is_default, indicators, indicator_version, comment, contact, via, given_at, person,
                                                    region, organisation, item, title, channel, handled_by, address_index, flags)
                        values (:id, :level, false, :indicators, :version, :comment, :contact, :via, :at, :person,
                                :region, :organisation, :item, :title, :channel, :handledBy, :address, :flags)
                        """)
                .param("id", invitation.id())
                .param("level", level)
                .param("indicators", said.indicators().toArray(String[]::new))
                .param(
                        "version",
                        indicators
                                .current(invitation.channel(), java.util.Locale.SIMPLIFIED_CHINESE)
                                .number())
                .param("comment", sealed(said.comment()), java.sql.Types.BINARY)
                .param("contact", said.wantsContact())
                .param("via", via.name())
                .param("at", Timestamp.from(now))
                .param("person", invitation.person())
                .param("region", invitation.place().region().value())
                .param("organisation", invitation.place().organisation().value())
                .param("item", invitation.place().item(), java.sql.Types.VARCHAR)
                .param("title", invitation.title())
                .param("channel", invitation.channel().name())
                .param("handledBy", invitation.handledBy(), java.sql.Types.OTHER)
                .param("address", watch.index(address))
                .param("flags", flags.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    private byte @Nullable [] sealed(String comment) {
        return comment.isEmpty() ? null : cipher.encrypt(comment);
    }
}

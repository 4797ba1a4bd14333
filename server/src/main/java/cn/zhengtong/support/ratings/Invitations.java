package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The invitations as they are stored.
@Component
class Invitations {

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return empty when the event was invited before
    Optional<UUID> add(Invite what, Instant expiresAt) {
        return jdbc.sql("""
                        with event as (
                          insert into ratings.event (system, number, event, invitation) values (:system, :number, :event, uuidv7())
                          on conflict do nothing returning invitation),
                        counted as (
                          insert into ratings.tally_delta (month, organisation, region, measure, n)
                          select :month, :body, left(:region, 6), 'CLOSED', 1 from event)
                        insert into ratings.invitation (id, system, number, event, person, region, organisation, item, title, channel,
                                                        closed_at, expires_at, handled_by, state)
                        select invitation, :system, :number, :event, :person, :region, :organisation, :item, :title, :channel,
                               :closedAt, :expiresAt, :handledBy, 'OPEN' from event
                        returning id
                        """)
                .param("month", Tally.month(what.at()))
                .param("system", what.system())
                .param("number", what.number())
                .param("event", what.event())
                .param("person", what.person())
                .param("region", what.place().region().value())
                .param("organisation", what.place().organisation().value())
                .param("body", Tally.body(what.place().organisation()))
                .param("item", what.place().item(), java.sql.Types.VARCHAR)
                .param("title", what.title())
                .param("channel", what.channel().name())
                .param("closedAt", Timestamp.from(what.at()))
                .param("expiresAt", Timestamp.from(expiresAt))
                .param("handledBy", what.handledBy(), java.sql.Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> find(String system, String number, String event) {
        return jdbc.sql(
                        "select invitation from ratings.event where system = :system and number = :number and event = :event")
                .param("system", system)
                .param("number", number)
                .param("event", event)
                .query(UUID.class)
                .optional();
    }

    Invitation require(UUID id) {
        return find(id).orElseThrow(Refusal.RatingUnknown::new);
    }

    Optional<Invitation> find(UUID id) {
        return jdbc.sql("select * from ratings.invitation where id = :id")
                .param("id", id)
                .query(Invitation::of)
                .optional();
    }

    /// The person's own one; another person's is unknown.
    Invitation require(Actor person, UUID id) {
        return find(id).filter(it -> person.isPerson() && it.person().equals(person.id()))
                .orElseThrow(Refusal.RatingUnknown::new);
    }

    /// Only one caller ever closes an invitation.
    boolean close(UUID id, RatingView.State as) {
        return jdbc.sql("update ratings.invitation set state = :state where id = :id and state = 'OPEN'")
                        .param("state", as.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Of one person, newest first.
    Page<Invitation> of(Actor person, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql(
                        "select * from ratings.invitation where person = :person and id < cast(:after as uuid) order by id desc limit :limit")
                .param("person", person.id())
                .param("after", cursor == null ? LAST : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(Invitation::of)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// Turns what ran out into defaults: one statement a batch, several programs at once do no harm.
    ///
    /// @return how many
    int expire(Instant now, int most) {
        return jdbc.sql("""
                        with over as (
                          update ratings.invitation set state = 'DEFAULTED'
                           where id in (select id from ratings.invitation where state = 'OPEN' and expires_at <= :now
                                         order by expires_at, id limit :most for update skip locked)
                          returning *),
                        defaults as (
                          insert into ratings.rating (id, is_default, indicator_version, via, given_at, person, region, organisation, item, title, channel, handled_by)
                          select id, true, 0, 'NOBODY', :now, person, region, organisation, item, title, channel, handled_by from over),
                        counted as (
                          insert into ratings.tally_delta (month, organisation, region, measure, n)
                          select date_trunc('month', closed_at at time zone 'Asia/Shanghai')::date,
                                 split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2), left(region, 6), 'DEFAULTED', count(*)
                            from over group by 1, 2, 3)
                        select count(*) from over
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}

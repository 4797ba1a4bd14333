package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Marks ratings that a person should look at: praise by staff themselves, series, haste. A mark deletes
/// nothing and
/// changes no count.
@Component
class AbuseWatch {

    /// Why somebody should look.
    enum Flag {
        /// Whoever served rated it in his own session.
        SELF,
        /// Rated in a session of staff.
        STAFF_SESSION,
        /// From an address from which the one who served worked lately.
        HANDLER_ADDRESS,
        /// From an address from which other staff worked lately; a hall's network looks like this too.
        STAFF_ADDRESS,
        /// The link was used in another person's session.
        OTHER_PERSON,
        /// Within seconds after the event closed.
        HASTY,
        /// One of many from one address, or about one member of staff, in a short time.
        BURST,
        /// One of several low ratings by one person.
        REPEATED_LOW
    }

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final StaffAddresses staffAddresses;
    private final RatingsSettings settings;

    AbuseWatch(JdbcClient jdbc, FieldCipher cipher, StaffAddresses staffAddresses, RatingsSettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.staffAddresses = staffAddresses;
        this.settings = settings;
    }

    byte[] index(String address) {
        return staffAddresses.index(cipher, address);
    }

    List<Flag> flags(Invitation invitation, GiveRating said, Actor actor, String address, Instant now) {
        var flags = new ArrayList<Flag>();
        var handler = invitation.handledBy();
        if (actor.isStaff()) {
            flags.add(actor.id().equals(handler) ? Flag.SELF : Flag.STAFF_SESSION);
        }
        if (actor.isPerson() && !actor.id().equals(invitation.person())) {
            flags.add(Flag.OTHER_PERSON);
        }
        var members = staffAddresses.membersAt(index(address));
        if (handler != null && members.contains(handler)) {
            flags.add(Flag.HANDLER_ADDRESS);
        } else if (!members.isEmpty()) {
            flags.add(Flag.STAFF_ADDRESS);
        }
        if (Duration.between(invitation.closedAt(), now).compareTo(settings.hasty()) < 0) {
            flags.add(Flag.HASTY);
        }
        if (isBurst(address, handler, now)) {
            flags.add(Flag.BURST);
        }
        if (said.low() && lowBefore(invitation.person(), now) + 1 >= settings.repeatedLow()) {
            flags.add(Flag.REPEATED_LOW);
        }
        return flags;
    }

    private boolean isBurst(String address, @Nullable UUID handler, Instant now) {
        var since = Timestamp.from(now.minus(settings.burstWindow()));
        return jdbc.sql("""
                        select greatest(
                          (select count(*) from (select from ratings.rating where address_index = :address and given_at >= :since limit :burst) a),
                          (select count(*) from (select from ratings.rating where handled_by = :handler and not is_default and given_at >= :since limit :burst) h))
                        """)
                        .param("address", index(address))
                        .param("handler", handler, java.sql.Types.OTHER)
                        .param("since", since)
                        .param("burst", settings.burst())
                        .query(Integer.class)
                        .single()
                >= settings.burst();
    }

    private int lowBefore(UUID person, Instant now) {
        return jdbc.sql("""
                        select count(*) from (select from ratings.rating where person = :person and level >= 4 and given_at >= :since limit :most) r
                        """)
                .param("person", person)
                .param("since", Timestamp.from(now.minus(settings.repeatedLowWindow())))
                .param("most", settings.repeatedLow())
                .query(Integer.class)
                .single();
    }
}

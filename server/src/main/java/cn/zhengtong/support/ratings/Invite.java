package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks a person to rate an event that has closed (一事一评 online, 一次一评 at a window).
///
/// @param number of the thing in its module, `event` what of it is rated
/// @param at when the event closed: nobody is asked before
/// @param handledBy the member of staff who did it and may neither rate it nor work a low rating of it
public record Invite(
        String system,
        String number,
        String event,
        UUID person,
        Place place,
        String title,
        Instant at,
        @Nullable UUID handledBy,
        Channel channel) {

    /// An event of an online service.
    public Invite(
            String system,
            String number,
            String event,
            UUID person,
            Place place,
            String title,
            Instant at,
            @Nullable UUID handledBy) {
        this(system, number, event, person, place, title, at, handledBy, Channel.ONLINE);
    }
}

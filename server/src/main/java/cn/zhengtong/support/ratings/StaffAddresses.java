package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// From which network addresses staff worked lately, so that praise from their own desks is seen. Addresses
/// are kept as
/// keyed indexes only and forgotten after a day.
@ControllerAdvice(annotations = Controller.class)
class StaffAddresses {

    private static final String PURPOSE = "address";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SystemClock clock;
    private final RatingsSettings settings;
    private final Cache<String, Boolean> justSeen = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    StaffAddresses(JdbcClient jdbc, FieldCipher cipher, SystemClock clock, RatingsSettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.settings = settings;
    }

    /// Each request of staff tells where they sit; written at most every ten minutes.
    @ModelAttribute
    void seen(Actor actor, HttpServletRequest request) {
        if (actor.isStaff() && justSeen.asMap().putIfAbsent(actor.id() + request.getRemoteAddr(), true) == null) {
            jdbc.sql("""
                            insert into ratings.staff_address (address_index, member, seen_at) values (:address, :member, :at)
                            on conflict (address_index, member) do update set seen_at = excluded.seen_at
                            """)
                    .param("address", index(cipher, request.getRemoteAddr()))
                    .param("member", actor.id())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    byte[] index(FieldCipher with, String address) {
        return with.blindIndex(PURPOSE, address);
    }

    Set<UUID> membersAt(byte[] address) {
        return new HashSet<>(jdbc.sql(
                        "select member from ratings.staff_address where address_index = :address and seen_at >= :since limit 200")
                .param("address", address)
                .param("since", Timestamp.from(clock.instant().minus(settings.staffAddressAge())))
                .query(UUID.class)
                .list());
    }

    int forget() {
        return jdbc.sql("delete from ratings.staff_address where seen_at < :old")
                .param(
                        "old",
                        Timestamp.from(
                                clock.instant().minus(settings.staffAddressAge().multipliedBy(2))))
                .update();
    }
}

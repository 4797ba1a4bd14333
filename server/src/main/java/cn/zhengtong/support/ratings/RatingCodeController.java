package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.kernel.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows somebody at a window the code by which to rate on a device of their own.
@RestController
class RatingCodeController {

    record Wanted(@NotBlank String number) {}

    /// @param image the code as an address of data
    record Code(String title, Instant expiresAt, String address, String image) {}

    private final JdbcClient jdbc;
    private final RatingLinks links;
    private final PublicAddress publicAddress;
    private final BusinessClock clock;

    RatingCodeController(JdbcClient jdbc, RatingLinks links, PublicAddress publicAddress, BusinessClock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    @PostMapping("/api/ratings/codes")
    @Transactional
    @Opened(to = Audience.STAFF, permission = Permissions.ASK, audit = "ratings.show-code")
    public Code show(Actor actor, @Valid @RequestBody Wanted wanted) {
        var number = wanted.number().replaceAll("[\\s-]", "");
        var invitation = jdbc.sql("""
                        select i.* from ratings.event e join ratings.invitation i on i.id = e.invitation
                         where e.number = :number and i.state = 'OPEN' order by i.id desc limit 20
                        """).param("number", number).query(Invitation::of).list().stream()
                .filter(it -> it.isOpen(clock.instant()) && actor.may(Permissions.ASK, it.place()))
                .findFirst()
                .orElseThrow(Refusal.RatingUnknown::new);
        var address = publicAddress.of(links.issue(invitation.id(), RatingLinks.Purpose.RATE));
        var image = Base64.getEncoder().encodeToString(RatingCode.svg(address).getBytes(StandardCharsets.UTF_8));
        return new Code(invitation.title(), invitation.expiresAt(), address, "data:image/svg+xml;base64," + image);
    }
}

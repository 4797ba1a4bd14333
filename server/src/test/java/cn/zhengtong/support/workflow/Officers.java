package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes on members of staff for tests, and gives each test numbers of its own.
record Officers(Staff staff) {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    /// Somebody with a shipped role in a body, as far as the region.
    Actor with(String role, String region, String body) {
        return with(role, region, body, Set.of(), "官员" + SERIAL.incrementAndGet());
    }

    Actor with(String role, String region, String body, Set<String> items, String name) {
        var account = "wf-" + UUID.randomUUID().toString().substring(0, 18);
        var seat = body.isEmpty() ? "320000-GOVERNMENT_SERVICES" : body;
        var member = staff.hire(Actor.PROGRAM, account, name, "岗位", new OrganisationCode(seat));
        var post = staff.posts(member.id()).getFirst().id();
        staff.approve(
                Actor.PROGRAM,
                staff.propose(
                        Actor.PROGRAM,
                        new ProposeGrant(
                                post,
                                role,
                                new RegionCode(region),
                                body.isEmpty() ? null : new OrganisationCode(body),
                                items,
                                null,
                                "test")));
        return Actor.staff(member.id(), name, staff.scopeOf(post));
    }

    /// Yellow two days before.
    static Due due(BusinessClock clock, int days) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
        return new Due(at, at.minus(Duration.ofDays(2)));
    }

    static UUID only(Progress progress) {
        assertThat(progress.opened()).hasSize(1);
        return progress.opened().getFirst();
    }

    static OpenStep step(String permission) {
        return new OpenStep(permission.replaceAll("^.*\\.", ""), "步骤", permission, Due.NONE);
    }

    static String number() {
        return "T" + UUID.randomUUID().toString().substring(0, 13);
    }

    static Work work(String county) {
        return work(county, number(), null);
    }

    static Work work(String county, String number, String item) {
        var place = new Place(new RegionCode(county), new OrganisationCode(county.substring(0, 6) + "-MARKET"), item);
        return new Work("acceptance", number, place, "食品经营许可", "食品经营许可", "张*", "/desk/acceptance/cases/" + number);
    }
}

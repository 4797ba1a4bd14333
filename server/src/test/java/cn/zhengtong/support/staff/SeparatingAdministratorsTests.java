package cn.zhengtong.support.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ZhengtongTest
class SeparatingAdministratorsTests {

    static final AtomicInteger SERIAL = new AtomicInteger();
    static final OrganisationCode XUANWU = new OrganisationCode("320102-MARKET");
    static final OrganisationCode GUSU = new OrganisationCode("320508-MARKET");

    @Autowired
    Staff staff;

    @Autowired
    SystemClock clock;

    @Test
    void aGrantWorksOnlyAfterASecondAdministratorApproved() {
        var first = actorWith("security-admin", "32");
        var second = actorWith("security-admin", "32");
        var post = postOf(hire(XUANWU));
        var grant = staff.propose(first, handler(post, "320102"));
        assertThat(staff.scopeOf(post).permissions()).isEmpty();
        assertThatExceptionOfType(SecondPersonNeeded.class).isThrownBy(() -> staff.approve(first, grant));
        staff.approve(second, grant);
        assertThat(staff.scopeOf(post).permissions()).contains("acceptance.accept");
        staff.revoke(first, grant);
        assertThat(staff.scopeOf(post).permissions()).isEmpty();
    }

    @Test
    void nobodyGrantsToThemselves() {
        var admin = actorWith("security-admin", "32");
        var own = staff.posts(admin.id()).getFirst().id();
        assertThatExceptionOfType(OwnGrant.class)
                .isThrownBy(() -> staff.propose(
                        admin, new ProposeGrant(own, "leader", new RegionCode("32"), null, Set.of(), null, "")));
    }

    @Test
    void theSystemAdministratorCannotGrantAndTheSecurityAdministratorCannotHire() {
        var post = postOf(hire(XUANWU));
        assertThatExceptionOfType(StaffUnknown.class)
                .isThrownBy(() -> staff.propose(actorWith("system-admin", "32"), handler(post, "320102")));
        assertThatExceptionOfType(StaffUnknown.class)
                .isThrownBy(() -> staff.hire(actorWith("security-admin", "32"), account(), "甲", "岗", XUANWU));
        assertThatExceptionOfType(StaffUnknown.class)
                .isThrownBy(() -> staff.hire(actorWith("audit-admin", "32"), account(), "甲", "岗", XUANWU));
    }

    @Test
    void outsideTheReachEverythingIsUnknown() {
        var nanjing = actorWith("security-admin", "3201");
        var suzhou = postOf(hire(GUSU));
        assertThatExceptionOfType(StaffUnknown.class)
                .isThrownBy(() -> staff.propose(nanjing, handler(suzhou, "320508")));
        var xuanwu = postOf(hire(XUANWU));
        assertThatExceptionOfType(StaffUnknown.class).isThrownBy(() -> staff.propose(nanjing, handler(xuanwu, "32")));
        assertThatExceptionOfType(StaffUnknown.class).isThrownBy(() -> staff.leave(nanjing, UUID.randomUUID()));
    }

    @Test
    void whoLeftHasNoRightsAndNoPosts() {
        var member = hire(XUANWU);
        var post = postOf(member);
        staff.approve(Actor.PROGRAM, staff.propose(Actor.PROGRAM, handler(post, "320102")));
        staff.leave(actorWith("system-admin", "320102"), member.id());
        assertThat(staff.scopeOf(post).grants()).isEmpty();
        assertThat(staff.posts(member.id())).isEmpty();
    }

    @Test
    void aTemporaryGrantWorksUntilItsEnd() {
        for (var hours : new int[] {1, -1}) {
            var post = postOf(hire(XUANWU));
            var end = clock.instant().plus(Duration.ofHours(hours));
            var grant = new ProposeGrant(post, "handler", new RegionCode("320102"), null, Set.of(), end, "替班");
            staff.approve(Actor.PROGRAM, staff.propose(Actor.PROGRAM, grant));
            assertThat(staff.scopeOf(post).has("acceptance.accept")).isEqualTo(hours > 0);
        }
    }

    private static ProposeGrant handler(UUID post, String region) {
        return new ProposeGrant(post, "handler", new RegionCode(region), null, Set.of(), null, "");
    }

    private Actor actorWith(String role, String region) {
        var member = hire(XUANWU);
        var post = postOf(member);
        staff.approve(
                Actor.PROGRAM,
                staff.propose(
                        Actor.PROGRAM, new ProposeGrant(post, role, new RegionCode(region), null, Set.of(), null, "")));
        return Actor.staff(member.id(), member.name(), staff.scopeOf(post));
    }

    private Member hire(OrganisationCode body) {
        return staff.hire(Actor.PROGRAM, account(), "测试员", "岗位", body);
    }

    private static String account() {
        return "someone" + SERIAL.incrementAndGet();
    }

    private UUID postOf(Member member) {
        return staff.posts(member.id()).getFirst().id();
    }
}

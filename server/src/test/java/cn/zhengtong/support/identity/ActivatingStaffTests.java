package cn.zhengtong.support.identity;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.staff.Member;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class ActivatingStaffTests {

    static final String HERE = "192.0.2.2";
    static final String PASSWORD = "chosen-by-me-1";
    static final OrganisationCode XUANWU = new OrganisationCode("320102-MARKET");
    static final AtomicInteger SERIAL = new AtomicInteger();

    @Autowired
    Staff staff;

    @Autowired
    SignIn signIn;

    @Autowired
    Activations activations;

    @Autowired
    MockMvcTester web;

    @Test
    void aCodeMakesAPasswordThatOnlyTheMemberKnowsAndWorksOnce() {
        var member = hire();
        var code = activations.make(actorWith("system-admin", "320102"), member.account());
        activations.use(member.account(), code.code().toLowerCase(java.util.Locale.ROOT), PASSWORD, HERE);
        assertThat(signIn.staff(member.account(), PASSWORD, HERE).subject()).isEqualTo(member.id());
        assertThatExceptionOfType(ActivationRefused.class)
                .isThrownBy(() -> activations.use(member.account(), code.code(), "another-one-2", HERE));
    }

    @Test
    void aNewCodeEndsTheOldPassword() {
        var member = hire();
        signIn.openStaffAccount(member.account(), PASSWORD);
        activations.make(actorWith("system-admin", "320102"), member.account());
        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> signIn.staff(member.account(), PASSWORD, HERE));
    }

    @Test
    void codesAreMadeWithinReachAndOnlyByAdministrators() {
        var member = hire();
        for (var outsider : new Actor[] {
            actorWith("system-admin", "3205"), actorWith("security-admin", "32"), actorWith("handler", "32")
        }) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> activations.make(outsider, member.account()))
                    .matches(it -> it.kind() == RuleViolation.Kind.UNKNOWN);
        }
    }

    /// Else whoever makes accounts could take over those who grant.
    @Test
    void theSystemAdministratorMakesNoCodeForTheOtherTwo() {
        for (var role : new String[] {"security-admin", "audit-admin"}) {
            var other = memberWith(role, "320102");
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> activations.make(actorWith("system-admin", "32"), other.account()))
                    .matches(it -> it.kind() == RuleViolation.Kind.UNKNOWN);
            assertThat(activations.make(actorWith(role, "32"), other.account()).code())
                    .matches("(\\w{4}-){3}\\w{4}");
        }
    }

    @Test
    void staffChangeTheirPasswordByTheOldOne() {
        var member = hire();
        signIn.openStaffAccount(member.account(), PASSWORD);
        var actor = Actor.staff(member.id(), member.name(), cn.zhengtong.kernel.Scope.NONE);
        assertThatExceptionOfType(OldPasswordWrong.class)
                .isThrownBy(() -> signIn.changePassword(actor, "not-the-old-1", "the-new-one-1", HERE));
        signIn.changePassword(actor, PASSWORD, "the-new-one-1", HERE);
        assertThat(signIn.staff(member.account(), "the-new-one-1", HERE).subject())
                .isEqualTo(member.id());
    }

    @Test
    void setupIsClosedOnceAnybodyHasAnAccount() {
        signIn.openStaffAccount(hire().account(), PASSWORD);
        assertThat(web.post()
                        .uri("/api/identity/first-administrator")
                        .with(csrf())
                        .contentType("application/json")
                        .content("""
                                {"secret":"x","account":"me","name":"我","password":"chosen-by-me-1"}"""))
                .hasStatus(422);
    }

    @Test
    void longPasswordsCountToTheirLastCharacter() {
        var member = hire();
        var length = "口令".repeat(40) + "a1";
        signIn.openStaffAccount(member.account(), length);
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn.staff(member.account(), length.replace("a1", "a2"), HERE));
        assertThat(signIn.staff(member.account(), length, HERE).subject()).isEqualTo(member.id());
    }

    private Member hire() {
        return staff.hire(Actor.PROGRAM, "activated" + SERIAL.incrementAndGet(), "新人", "承办人", XUANWU);
    }

    private Member memberWith(String role, String region) {
        var member = hire();
        var post = staff.posts(member.id()).getFirst().id();
        var grant = staff.propose(
                Actor.PROGRAM, new ProposeGrant(post, role, new RegionCode(region), null, Set.of(), null, ""));
        staff.approve(Actor.PROGRAM, grant);
        return member;
    }

    private Actor actorWith(String role, String region) {
        var member = memberWith(role, region);
        return Actor.staff(
                member.id(),
                member.name(),
                staff.scopeOf(staff.posts(member.id()).getFirst().id()));
    }
}

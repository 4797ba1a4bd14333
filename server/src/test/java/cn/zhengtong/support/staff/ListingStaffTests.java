package cn.zhengtong.support.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What the three administrators' screens show.
@ZhengtongTest
class ListingStaffTests {

    static final AtomicInteger SERIAL = new AtomicInteger();
    static final OrganisationCode XUANWU = new OrganisationCode("320102-MARKET");
    static final OrganisationCode GUSU = new OrganisationCode("320508-MARKET");

    @Autowired
    Staff staff;

    @Autowired
    StaffLists lists;

    @Autowired
    MockMvcTester web;

    @Test
    void aPostIsFoundByItsHoldersNameOrAccountAndNamesItsBody() {
        var member = hire("欧阳" + UUID.randomUUID().toString().substring(0, 8), XUANWU);
        var admin = actorWith(Role.ACCOUNTS, "3201");
        assertThat(posts(admin, member.name().substring(2))).hasSize(1);
        assertThat(posts(admin, member.account()).getFirst().organisationName()).contains("玄武");
        assertThat(posts(admin, "%")).isEmpty();
        assertThat(posts(actorWith(Role.ACCOUNTS, "3205"), member.account())).isEmpty();
    }

    @Test
    void aSecondPostStandsBesideTheFirst() {
        var member = hire("双岗", XUANWU);
        var admin = actorWith(Role.ACCOUNTS, "32");
        assertThat(addPost(admin, member, GUSU)).isEqualTo(201);
        assertThat(posts(admin, member.account()))
                .extracting(StaffLists.PostRow::organisation)
                .containsExactlyInAnyOrder(XUANWU.value(), GUSU.value());
        assertThat(addPost(actorWith(Role.ACCOUNTS, "3201"), member, GUSU)).isEqualTo(404);
    }

    @Test
    void aWaitingGrantSaysWhoAskedWhyAndHowFarItGoes() {
        var member = hire("待授权", XUANWU);
        var proposer = hire("提出人", XUANWU);
        var post = staff.posts(member.id()).getFirst().id();
        var grants = actorWith(Role.GRANTS, "32");
        staff.propose(
                Actor.staff(proposer.id(), proposer.name(), grants.scope()),
                new ProposeGrant(post, "handler", new RegionCode("320102"), XUANWU, Set.of(), null, "接替老王"));
        var row = lists.grants(grants, true, null, 100).rows().stream()
                .filter(it -> it.account().equals(member.account()))
                .findFirst()
                .orElseThrow();
        assertThat(row.reason()).isEqualTo("接替老王");
        assertThat(row.proposedBy()).isEqualTo("提出人");
        assertThat(row.regionName()).isEqualTo("玄武区");
        assertThat(row.organisationName()).contains("玄武");
        assertThat(row.approved()).isFalse();
    }

    @Test
    void whatLacksTheNecessaryIsRefusedInWords() {
        var admin = actorWith(Role.ACCOUNTS, "32");
        assertThat(post(admin, "/api/staff/members", "{}")).isEqualTo(422);
        assertThat(post(admin, "/api/staff/members/" + hire("无岗", XUANWU).id() + "/posts", "{\"title\":\" \"}"))
                .isEqualTo(422);
    }

    private int post(Actor admin, String address, String body) {
        return web.post()
                .uri(address)
                .requestAttr(Actor.class.getName(), admin)
                .with(csrf())
                .contentType("application/json")
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private int addPost(Actor admin, Member member, OrganisationCode body) {
        var address = "/api/staff/members/" + member.id() + "/posts";
        return post(admin, address, "{\"title\":\"第二岗位\",\"organisation\":\"%s\"}".formatted(body.value()));
    }

    private List<StaffLists.PostRow> posts(Actor admin, String words) {
        return lists.posts(admin, Role.ACCOUNTS, words, null, 100).rows();
    }

    private static Actor actorWith(String permission, String region) {
        var reach = new Reach(new RegionCode(region), null, Set.of());
        return Actor.staff(UUID.randomUUID(), "某人", new Scope(List.of(new Grant("role", Set.of(permission), reach))));
    }

    private Member hire(String name, OrganisationCode body) {
        return staff.hire(Actor.PROGRAM, "listed" + SERIAL.incrementAndGet(), name, "岗位", body);
    }
}

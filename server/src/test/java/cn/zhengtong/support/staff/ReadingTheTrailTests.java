package cn.zhengtong.support.staff;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Who reads the audit trail sees who did what, newest first, within reach and without personal data.
@ZhengtongTest
class ReadingTheTrailTests {

    static final AtomicInteger SERIAL = new AtomicInteger();
    static final OrganisationCode XUANWU = new OrganisationCode("320102-MARKET");
    static final OrganisationCode GUSU = new OrganisationCode("320508-MARKET");

    @Autowired
    Staff staff;

    @Autowired
    StaffAudit audit;

    @Autowired
    AuditTrail trail;

    @Autowired
    MockMvcTester web;

    @Test
    void everyOperationIsNamedWithWhoDidItNewestFirst() {
        var member = hire(XUANWU);
        var object = "case-" + UUID.randomUUID();
        record(member, "acceptance.accept", object);
        record(member, "acceptance.decide", object);
        var rows = read(auditor("32"), "", "", object).rows();
        assertThat(rows)
                .extracting(StaffAudit.Row::operation)
                .containsExactly("acceptance.decide", "acceptance.accept");
        assertThat(rows.getFirst().account()).isEqualTo(member.account());
        assertThat(rows.getFirst().name()).isEqualTo(member.name());
    }

    @Test
    void operationObjectAndAccountNarrowTogether() {
        var one = hire(XUANWU);
        var other = hire(XUANWU);
        var object = "case-" + UUID.randomUUID();
        record(one, "acceptance.accept", object);
        record(one, "acceptance.decide", object);
        record(other, "acceptance.accept", object);
        var auditor = auditor("32");
        assertThat(read(auditor, one.account(), "", object).rows()).hasSize(2);
        assertThat(read(auditor, one.account(), "acceptance.accept", object).rows())
                .hasSize(1);
        assertThat(read(auditor, "", "acceptance.accept", object).rows()).hasSize(2);
        assertThat(read(auditor, "nobody-at-all", "", object).rows()).isEmpty();
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        var member = hire(XUANWU);
        for (int i = 0; i < 5; i++) {
            record(member, "acceptance.accept", "case-" + i);
        }
        var auditor = auditor("320102");
        var seen = new ArrayList<UUID>();
        String after = null;
        do {
            var page = audit.read(auditor, member.account(), "", "", after, 2);
            page.rows().forEach(it -> seen.add(it.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anAuditorOfOneDistrictSeesOnlyWhoWorksOrWorkedThere() {
        var here = hire(XUANWU);
        var elsewhere = hire(GUSU);
        var gone = hire(XUANWU);
        var object = "case-" + UUID.randomUUID();
        record(here, "acceptance.accept", object);
        record(elsewhere, "acceptance.accept", object);
        record(gone, "acceptance.accept", object);
        trail.record(Actor.person(UUID.randomUUID(), 2), "acceptance.submit", object, 200);
        staff.leave(Actor.PROGRAM, gone.id());
        assertThat(read(auditor("320102"), "", "", object).rows())
                .extracting(StaffAudit.Row::account)
                .containsExactlyInAnyOrder(here.account(), gone.account());
        assertThat(read(auditor("320102"), elsewhere.account(), "", object).rows())
                .isEmpty();
        assertThat(read(auditor("32"), "", "", object).rows()).hasSize(4);
    }

    @Test
    void aPersonHasNoNameAndANumberInAPurposeIsCovered() {
        var object = "case-" + UUID.randomUUID();
        trail.record(Actor.person(UUID.randomUUID(), 2), "acceptance.submit", object, 200);
        trail.record(actor(hire(XUANWU)), "parties.reveal", object, 200, "核实 320102199003072846 本人，电话 13800000517");
        var rows = read(auditor("32"), "", "", object).rows();
        assertThat(rows.getFirst().purpose()).isEqualTo("核实 320***********2846 本人，电话 138****0517");
        assertThat(rows.getLast().kind()).isEqualTo(Actor.Kind.PERSON);
        assertThat(rows.getLast().name()).isNull();
    }

    @Test
    void onlyAnAuditAdministratorMayAsk() {
        assertThat(status(auditor("32"))).isEqualTo(200);
        assertThat(status(actorWith("staff.accounts", "32"))).isEqualTo(403);
        assertThat(status(Actor.VISITOR)).isEqualTo(401);
    }

    @Test
    void aCursorOfAnotherListIsRefusedAndNotAFault() {
        assertThat(web.get()
                        .uri("/api/staff/audit?after=nonsense")
                        .requestAttr(Actor.class.getName(), auditor("32"))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
    }

    private int status(Actor actor) {
        return web.get()
                .uri("/api/staff/audit?limit=1")
                .requestAttr(Actor.class.getName(), actor)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Page<StaffAudit.Row> read(Actor auditor, String account, String operation, String object) {
        return audit.read(auditor, account, operation, object, null, 20);
    }

    private void record(Member member, String operation, String object) {
        trail.record(actor(member), operation, object, 200);
    }

    private static Actor actor(Member member) {
        return Actor.staff(member.id(), member.name(), Scope.NONE);
    }

    private static Actor auditor(String region) {
        return actorWith(Role.AUDIT, region);
    }

    private static Actor actorWith(String permission, String region) {
        var reach = new Reach(new RegionCode(region), (@Nullable OrganisationCode) null, Set.of());
        return Actor.staff(UUID.randomUUID(), "某人", new Scope(List.of(new Grant("role", Set.of(permission), reach))));
    }

    private Member hire(OrganisationCode body) {
        return staff.hire(Actor.PROGRAM, "trail" + SERIAL.incrementAndGet(), "测试员", "岗位", body);
    }
}

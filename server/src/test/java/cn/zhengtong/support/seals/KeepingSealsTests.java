package cn.zhengtong.support.seals;

import static cn.zhengtong.OurPages.csrf;
import static cn.zhengtong.support.seals.SealedPapers.PLACE;
import static cn.zhengtong.support.seals.SealedPapers.officer;
import static cn.zhengtong.support.seals.SealedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.typesetting.Typesetting;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class KeepingSealsTests {

    @Autowired
    Seals seals;

    @Autowired
    SealStore store;

    @Autowired
    SealKeeping keeping;

    @Autowired
    Typesetting typesetting;

    @Autowired
    MockMvcTester web;

    @Test
    void aFrozenSealSealsNothingUntilItIsReleased() {
        var body = body("320111-MARKET");
        var keeper = keeper(body);
        var early = seal(body);
        var id = idOf(body);
        keeping.freeze(keeper, id, "印章管理人员离岗");
        assertThatExceptionOfType(SealFrozen.class).isThrownBy(() -> seal(body));
        assertThat(seals.verify(new ByteArrayInputStream(early)).intact()).isTrue();
        keeping.release(keeper, id, "已交接");
        assertThat(seals.verify(new ByteArrayInputStream(seal(body))).intact()).isTrue();
        assertThat(seals.verify(new ByteArrayInputStream(early)).intact()).isTrue();
        assertThat(keeping.detail(keeper, id).history())
                .extracting(SealStore.Event::reason)
                .containsExactly("已交接", "印章管理人员离岗", "首次用印时制发");
    }

    @Test
    void aDestroyedSealIsNeverUsedAgainButANewOneIs() {
        var body = body("320111-HEALTH");
        var keeper = keeper(body);
        seal(body);
        var old = idOf(body);
        keeping.destroy(keeper, old, "机构更名");
        assertThatExceptionOfType(SealDestroyed.class).isThrownBy(() -> seal(body));
        assertThatExceptionOfType(SealNotInState.class).isThrownBy(() -> keeping.release(keeper, old, "反悔"));
        assertThat(keeping.detail(keeper, old).actions()).containsExactly("successor");
        keeping.make(keeper, body, SealKind.PERMIT, "启用新章");
        assertThat(idOf(body)).isNotEqualTo(old);
        assertThat(seals.verify(new ByteArrayInputStream(seal(body))).intact()).isTrue();
        assertThatExceptionOfType(SealInUse.class)
                .isThrownBy(() -> keeping.make(keeper, body, SealKind.PERMIT, "再来一枚"));
    }

    @Test
    void everyActNeedsAReason() {
        var body = body("320111-CIVIL");
        seal(body);
        assertThatExceptionOfType(SealReasonMissing.class)
                .isThrownBy(() -> keeping.freeze(keeper(body), idOf(body), " "));
    }

    @Test
    void theListShowsOnlySealsOfTheKeepersBodiesPageByPage() {
        var market = body("320115-MARKET");
        var health = body("320115-HEALTH");
        seal(market);
        seal(health);
        seals.seal(Actor.PROGRAM, market, SealKind.LICENCE, paper(typesetting, "x"), PLACE, "t");
        assertThat(keeping.list(keeper(market), null, 20).rows())
                .hasSize(2)
                .allMatch(it -> it.body().equals(market))
                .allMatch(it -> it.lastUsedAt() != null);
        var whole = officer(SealKeeping.KEEP, "320115", null);
        var seen = new ArrayList<UUID>();
        for (String after = null; ; ) {
            var page = keeping.list(whole, after, 1);
            page.rows().forEach(it -> seen.add(it.id()));
            after = page.next();
            if (after == null) {
                break;
            }
        }
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theLogOfUsesIsReadPageByPageNewestFirst() {
        var body = body("320116-MARKET");
        for (int i = 0; i < 5; i++) {
            seals.seal(Actor.PROGRAM, body, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "use " + i);
        }
        var first = keeping.uses(keeper(body), idOf(body), null, 2);
        assertThat(first.rows()).extracting(SealStore.Use::purpose).containsExactly("use 4", "use 3");
        assertThat(keeping.uses(keeper(body), idOf(body), first.next(), 2).rows())
                .extracting(SealStore.Use::purpose)
                .containsExactly("use 2", "use 1");
    }

    @Test
    void aSealOfAnotherBodyIsUnknownToAKeeperInEveryWay() {
        var body = body("320117-MARKET");
        seal(body);
        var stranger = keeper(body("320118-MARKET"));
        var address = "/api/seals/seals/" + idOf(body);
        assertThat(web.get().uri(address).requestAttr(Actor.class.getName(), stranger))
                .hasStatus(404);
        assertThat(web.get().uri(address + "/uses").requestAttr(Actor.class.getName(), stranger))
                .hasStatus(404);
        for (var act : new String[] {"freezing", "release", "destruction"}) {
            assertThat(web.post()
                            .uri(address + "/" + act)
                            .requestAttr(Actor.class.getName(), stranger)
                            .with(csrf())
                            .contentType("application/json")
                            .content("{\"reason\":\"不该成功\"}"))
                    .hasStatus(404);
        }
        assertThat(web.post()
                        .uri("/api/seals/seals")
                        .requestAttr(Actor.class.getName(), stranger)
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"body\":\"320117-MARKET\",\"kind\":\"OFFICIAL\",\"reason\":\"不该成功\"}"))
                .hasStatus(404);
        assertThat(store.newest(body, SealKind.PERMIT).orElseThrow().state()).isEqualTo(SealState.ACTIVE);
    }

    @Test
    void aKeeperFreezesOverTheDeskAndItIsAudited() {
        var body = body("320118-HEALTH");
        seal(body);
        assertThat(web.post()
                        .uri("/api/seals/seals/" + idOf(body) + "/freezing")
                        .requestAttr(Actor.class.getName(), keeper(body))
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"reason\":\"盘点\"}"))
                .hasStatus(204);
        assertThat(web.get().uri("/api/seals/seals/" + idOf(body)).requestAttr(Actor.class.getName(), keeper(body)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.actions")
                .asArray()
                .containsExactly("release", "destruction");
    }

    private byte[] seal(OrganisationCode body) {
        return seals.seal(Actor.PROGRAM, body, SealKind.PERMIT, paper(typesetting, "x"), PLACE, "test.keeping")
                .bytes();
    }

    private UUID idOf(OrganisationCode body) {
        return store.newest(body, SealKind.PERMIT).orElseThrow().id();
    }

    private static OrganisationCode body(String code) {
        return new OrganisationCode(code);
    }

    private static Actor keeper(OrganisationCode body) {
        return officer(SealKeeping.KEEP, body);
    }
}

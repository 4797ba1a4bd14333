package cn.zhengtong.support.regions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.RegionCode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class BrowsingRegionsTests {

    @Autowired
    Regions regions;

    @Autowired
    Organisations organisations;

    @Autowired
    MockMvcTester web;

    @Test
    void everyDivisionOfTheProvinceIsThere() {
        assertThat(regions.count()).isEqualTo(23_563);
        assertThat(regions.require(new RegionCode("320576")).kind()).isEqualTo(RegionKind.ZONE);
    }

    @Test
    void walkingDownPageByPageReachesEveryDivisionOnce() {
        var waiting = new ArrayList<RegionCode>();
        waiting.add(Regions.PROVINCE);
        int seen = 0;
        while (!waiting.isEmpty()) {
            var parent = waiting.removeLast();
            seen++;
            for (String after = null; ; ) {
                var page = regions.children(parent, after, 150);
                page.rows().stream()
                        .filter(it -> it.level() < 5)
                        .map(Region::code)
                        .forEach(waiting::add);
                seen += (int) page.rows().stream().filter(it -> it.level() == 5).count();
                after = page.next();
                if (after == null) {
                    break;
                }
            }
        }
        assertThat(seen).isEqualTo(23_563);
    }

    @Test
    void everyCreditCodeOfABodyPassesItsCheck() {
        assertThat(organisations.count()).isGreaterThan(5_000);
        assertThat(organisations.of(new RegionCode("320102")))
                .hasSizeGreaterThan(40)
                .allSatisfy(it -> assertThat(it.creditCode().checks()).isTrue());
    }

    @Test
    void aVisitorBrowsesDownToTheVillageWithoutScripts() {
        assertThat(web.get().uri("/regions")).hasStatusOk().bodyText().contains("南京市", "宿迁市");
        assertThat(web.get().uri("/regions/320102")).hasStatusOk().bodyText().contains("南京市玄武区市场监督管理局");
        assertThat(web.get().uri("/regions?q=丹凤")).hasStatusOk().bodyText().contains("丹凤");
    }

    @Test
    void anUnknownDivisionIsRefusedInWordsAndWithATraceNumber() {
        assertThat(web.get().uri("/regions/99")).hasStatus(404).bodyText().contains("没有这个地区");
        assertThat(web.get().uri("/api/regions/99"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:zhengtong:problem:regions.region-unknown");
    }

    @Test
    void programsLearnTheLevelOfEveryDivision() {
        assertThat(web.get().uri("/api/regions/children?of=3205"))
                .bodyJson()
                .extractingPath("$.rows[*].level")
                .asArray()
                .isNotEmpty()
                .containsOnly(3);
    }
}

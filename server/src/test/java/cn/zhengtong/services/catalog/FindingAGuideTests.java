package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Regions;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class FindingAGuideTests {

    static final String FOOD_PERMIT = "000125005001";
    static final String IDENTITY_CARD = "000706001003";

    @Autowired
    Catalog catalog;

    @Autowired
    MockMvcTester web;

    @Test
    void peopleFindTheFoodPermitByWhatTheyWantToOpen() {
        assertThat(catalog.search("开奶茶店", 5))
                .first()
                .extracting(Catalog.Found::code)
                .isEqualTo(FOOD_PERMIT);
        assertThat(catalog.search("我想在小区门口开个奶茶店要办什么证", 5))
                .first()
                .extracting(Catalog.Found::code)
                .isEqualTo(FOOD_PERMIT);
    }

    @Test
    void aLostIdentityCardIsFoundAlsoWithATypingError() {
        assertThat(catalog.search("身份证丢了", 5))
                .first()
                .extracting(Catalog.Found::code)
                .isEqualTo(IDENTITY_CARD);
        assertThat(catalog.search("身分证丢了怎么办", 5))
                .first()
                .extracting(Catalog.Found::code)
                .isEqualTo(IDENTITY_CARD);
    }

    @Test
    void nothingIsABetterAnswerThanChance() {
        assertThat(catalog.search("今天晚上吃什么好", 5)).isEmpty();
        assertThat(catalog.search("%_'\"; drop table", 5)).isEmpty();
    }

    @Test
    void everyCountyAndZoneHasItsOwnGuideOfACountyItem() {
        var guide = catalog.nearest(new CatalogCode(FOOD_PERMIT), new RegionCode("320576"))
                .orElseThrow();
        assertThat(guide.body().name()).isEqualTo("苏州工业园区市场监督管理局");
        assertThat(catalog.providers(new CatalogCode(FOOD_PERMIT), Regions.PROVINCE, null, 150)
                        .rows())
                .hasSize(104);
        assertThat(guide.code().value()).hasSize(31).endsWith(FOOD_PERMIT);
    }

    @Test
    void theGuideOfTheRegionInViewIsShown() {
        assertThat(web.get().uri("/guides/" + FOOD_PERMIT).cookie(new Cookie("region", "320102")))
                .hasStatusOk()
                .bodyText()
                .contains("南京市玄武区市场监督管理局", "我能办吗", "要准备什么", "6 个工作日", "10 个工作日", "第三十五条");
    }

    @Test
    void aVisitorWithoutARegionChoosesTheBody() {
        assertThat(web.get().uri("/guides/" + FOOD_PERMIT))
                .hasStatusOk()
                .bodyText()
                .contains("选办理机关", "南京市玄武区市场监督管理局");
    }

    @Test
    void searchAnswersProgramsInJson() {
        assertThat(web.get().uri("/search?q=开奶茶店").header("Accept", "application/json"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.hits[0].code")
                .isEqualTo(FOOD_PERMIT);
    }

    @Test
    void anUnknownGuideIsRefusedInWords() {
        assertThat(web.get().uri("/guides/999999999999"))
                .hasStatus(404)
                .bodyText()
                .contains("没有找到这份指南");
        assertThat(web.get().uri("/guides/../../etc/passwd")).hasStatus4xxClientError();
    }
}

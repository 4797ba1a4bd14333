package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.kernel.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ZhengtongTest
class KeepingItemsTests {

    static final Actor KEEPER = keeperOf("32");

    @Autowired
    Items items;

    @Autowired
    Catalog catalog;

    @Autowired
    JsonMapper json;

    static Actor keeperOf(String region) {
        var reach = new Reach(new RegionCode(region), null, Set.of());
        var grant = new Grant("item-keeper", Set.of(Items.EDIT, Items.PUBLISH), reach);
        return Actor.staff(UUID.randomUUID(), "王一宁", new Scope(List.of(grant)));
    }

    @Test
    void anIncompleteItemIsSavedWithItsGapsAndRefusedForPublishing() {
        var code = new CatalogCode("329920000001");
        var saved = items.save(KEEPER, json.readValue("""
                {"catalogCode": "329920000001", "name": "樱花节摊位登记", "type": "PUBLIC_SERVICE", "department": "CULTURE_TOURISM",
                 "visits": 0, "onlineDepth": 4, "requiredAssurance": 1, "inPerson": false}
                """, ItemContent.class), "LOCAL", null);
        assertThat(saved.gaps())
                .extracting(RuleViolation.FieldError::field)
                .contains("conditions", "materials", "legal-basis", "fee", "result");
        assertThatExceptionOfType(ItemIncomplete.class).isThrownBy(() -> items.publish(KEEPER, code));
        assertThat(catalog.search("樱花节摊位登记", 3)).isEmpty();
    }

    @Test
    void publishingMakesANewVersionAndRunningCasesKeepTheirs() {
        var code = new CatalogCode(FindingAGuideTests.FOOD_PERMIT);
        var before = catalog.nearest(code, new RegionCode("320102")).orElseThrow();
        var edited = items.edited(KEEPER, code);
        items.save(KEEPER, edited.content(), "LOCAL", edited.version());
        int number = items.publish(KEEPER, code);
        var after = catalog.nearest(code, new RegionCode("320102")).orElseThrow();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(number).isGreaterThan(1);
        assertThat(catalog.snapshot(before.snapshot()).number()).isEqualTo(before.number());
    }

    @Test
    void savingOverAnotherEditorsChangeIsRefused() {
        var code = new CatalogCode(FindingAGuideTests.IDENTITY_CARD);
        var seen = items.edited(KEEPER, code);
        items.save(KEEPER, seen.content(), "LOCAL", seen.version());
        assertThatExceptionOfType(ItemChangedMeanwhile.class)
                .isThrownBy(() -> items.save(KEEPER, seen.content(), "LOCAL", seen.version()));
    }

    @Test
    void whoKeepsOnlyACityMayNotTouchTheProvincesItems() {
        var code = new CatalogCode(FindingAGuideTests.FOOD_PERMIT);
        assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> items.edited(keeperOf("3201"), code));
        assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> items.publish(Actor.VISITOR, code));
    }
}

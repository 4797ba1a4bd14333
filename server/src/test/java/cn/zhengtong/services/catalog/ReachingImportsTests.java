package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ZhengtongTest
class ReachingImportsTests {

    private static final Actor KEEPER = ImportingAListTests.KEEPER;

    @Autowired
    Imports imports;

    @Autowired
    Sources sources;

    @Test
    void onlyWhoImportsForTheWholeProvinceMaySeeOrTouchAnImport() throws IOException {
        var source = "天涯十六";
        sources.save(KEEPER, source, sources.mapping(ImportingAListTests.SHIPPED), false, null);
        var list = PlantedLists.good("990227").getBytes(StandardCharsets.UTF_8);
        var job = imports.upload(KEEPER, source, "list", list).id();
        for (var stranger :
                List.of(Actor.VISITOR, KeepingItemsTests.keeperOf("3201"), KeepingItemsTests.keeperOf("32"))) {
            assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> imports.require(stranger, job));
            assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> imports.run(stranger, job));
            assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> imports.list(stranger, null, 10));
            assertThatExceptionOfType(ItemUnknown.class).isThrownBy(() -> sources.list(stranger));
            assertThatExceptionOfType(ItemUnknown.class)
                    .isThrownBy(() -> imports.upload(stranger, source, "x", new byte[] {'{'}));
        }
    }
}

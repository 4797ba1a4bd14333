package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.support.calendar.LimitUnit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReadingRowsTests {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final ImportMapping MAPPING = mapping();

    static ImportMapping mapping() {
        try (InputStream in = ReadingRowsTests.class.getResourceAsStream("/catalog/sources/open-guides.json")) {
            return JSON.readerFor(ImportMapping.class)
                    .without(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(Objects.requireNonNull(in));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static List<Map<String, Object>> planted(String file) throws IOException {
        try (var in = ReadingRowsTests.class.getResourceAsStream("/catalog/import/" + file)) {
            var rows = new ArrayList<Map<String, Object>>();
            new ImportFile(Objects.requireNonNull(in).readAllBytes(), JSON)
                    .read((number, fields, broken) -> rows.add(fields));
            return rows;
        }
    }

    @Test
    void aGoodRowBringsItsElementsAlong() throws IOException {
        var row = ImportReading.read(MAPPING, planted("planted-good.jsonl").getFirst());
        assertThat(row.refused()).isFalse();
        assertThat(row.itemCode()).isEqualTo("990112001000");
        assertThat(row.elements())
                .containsEntry("name", "海上观光平台设置许可")
                .containsEntry("type", "PERMIT")
                .containsEntry("everyday", List.of("海上平台", "看海平台"))
                .containsEntry("objects", List.of("NATURAL_PERSON", "ENTERPRISE"))
                .containsEntry("visits", 0)
                .containsEntry("statutoryLimit", new ItemContent.Limit(20, LimitUnit.WORKING_DAY, null))
                .containsEntry("committedLimit", new ItemContent.Limit(7, LimitUnit.WORKING_DAY, null))
                .doesNotContainKey("shortName");
        assertThat(row.body().name()).isEqualTo("天涯省海洋厅");
        assertThat(row.body().creditCode()).hasSize(18);
        assertThat((List<?>) row.elements().get("materials")).hasSize(2);
    }

    @Test
    void aHandlingItemHasTwoCharactersMore() throws IOException {
        var rows = planted("planted-good.jsonl");
        assertThat(ImportReading.read(MAPPING, rows.get(1)).itemCode()).isEqualTo("99011200200001");
        assertThat(ImportReading.read(MAPPING, rows.get(2)).itemCode()).isEqualTo("99011200200002");
    }

    @Test
    void wordsForNothingAreNothing() throws IOException {
        var row = ImportReading.read(MAPPING, planted("planted-good.jsonl").get(2));
        assertThat(row.elements()).doesNotContainKeys("statutoryLimit", "committedLimit", "conditions", "materials");
    }

    @Test
    void longTextsLoseTheirMarkup() throws IOException {
        var row = ImportReading.read(MAPPING, planted("planted-good.jsonl").get(3));
        assertThat(row.refused()).isFalse();
        assertThat(row.elements().get("conditions").toString())
                .contains("在本市海域", "有平台图纸")
                .doesNotContain("<");
        assertThat(row.remarks()).extracting(ImportRemark::code).contains("markup-removed");
    }

    @Test
    void everyPlantedBadRowIsRefusedForItsReason() throws IOException {
        var reasons = planted("planted-bad.jsonl").stream()
                .map(it -> ImportReading.read(MAPPING, it))
                .map(it -> it.remarks().stream()
                        .filter(ImportRemark::refuses)
                        .map(ImportRemark::code)
                        .findFirst()
                        .orElse(""))
                .toList();
        assertThat(reasons)
                .containsExactly(
                        "code-characters",
                        "code-width",
                        "code-credit-code",
                        "type-unknown",
                        "limit-negative",
                        "committed-longer",
                        "markup",
                        "invisible",
                        "missing",
                        "missing",
                        "limit-unreadable",
                        "visits-unreadable",
                        "item-code",
                        "",
                        "",
                        "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "7(工作日),7,WORKING_DAY", "7（工作日）,7,WORKING_DAY", "7个工作日,7,WORKING_DAY", "20,20,WORKING_DAY",
        "90(自然日),90,NATURAL_DAY", "30天,30,NATURAL_DAY", "2小时,2,HOUR", "当场办结,1,WORKING_DAY",
        "２０ 个工作日内,20,WORKING_DAY", "3个月,90,NATURAL_DAY", "0(工作日),0,WORKING_DAY"
    })
    void limitsAreReadAsPeopleWriteThem(String written, int value, LimitUnit unit) {
        assertThat(LimitText.read(written).limit()).isEqualTo(new ItemContent.Limit(value, unit, null));
    }

    @ParameterizedTest
    @CsvSource({
        "若干天,limit-unreadable",
        "-1(工作日),limit-negative",
        "99999(工作日),limit-too-long",
        "<b>7</b>,limit-unreadable"
    })
    void limitsThatMeanNothingHaveTheirReason(String written, String reason) {
        assertThat(LimitText.read(written).problem()).isEqualTo(reason);
    }

    @Test
    void materialsKeepTheirKeysInAnyOrder() throws IOException {
        var row = planted("planted-good.jsonl").getFirst();
        var turned = new LinkedHashMap<>(row);
        turned.put("material_intro", List.of("营业执照", "申请书"));
        assertThat(keys(ImportReading.read(MAPPING, turned)))
                .containsExactlyInAnyOrderElementsOf(keys(ImportReading.read(MAPPING, row)));
    }

    private static List<String> keys(ImportRow row) {
        return ((List<?>) row.elements().get("materials"))
                .stream().map(it -> ((Map<?, ?>) it).get("key").toString()).toList();
    }

    @Test
    void whereOnlyOneSideChangedThatSideCounts() {
        var base = Map.<String, Object>of("name", "甲", "visits", 1, "summary", "旧");
        var theirs = Map.<String, Object>of("name", "甲", "visits", 0, "summary", "新");
        var ours = Map.<String, Object>of("name", "甲（改）", "visits", 1, "summary", "我们的");
        var merge = ItemMerge.of(base, theirs, ours);
        assertThat(merge.merged())
                .containsEntry("name", "甲（改）")
                .containsEntry("visits", 0)
                .containsEntry("summary", "我们的");
        assertThat(merge.conflicts()).containsExactly(new ItemMerge.Conflict("summary", "新", "我们的"));
    }
}

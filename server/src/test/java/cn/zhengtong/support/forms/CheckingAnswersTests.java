package cn.zhengtong.support.forms;

import static cn.zhengtong.support.forms.ShippedForms.property;
import static cn.zhengtong.support.forms.ShippedForms.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;

class CheckingAnswersTests {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final Forms forms = ShippedForms.forms();

    @Test
    void everyShippedFormIsUnderstoodAndAsksForWhatItRequires() {
        var shipped = ShippedForms.all();
        assertThat(shipped).hasSizeGreaterThanOrEqualTo(100);
        shipped.forEach((item, schema) -> {
            forms.check(schema);
            for (var locale : List.of(CHINESE, Locale.ENGLISH)) {
                var errors = forms.validate(schema, Map.of(), locale);
                assertThat(errors)
                        .as(item)
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrderElementsOf(required(schema));
                assertThat(errors)
                        .as(item)
                        .extracting(FieldError::message)
                        .allSatisfy(it -> assertThat(it).doesNotContain("{", "forms.error"));
            }
        });
    }

    @Test
    void everyShippedPatternIsExplainedInWords() {
        ShippedForms.all()
                .forEach((item, schema) -> properties(schema).forEach((key, property) -> {
                    if (property.containsKey("pattern")) {
                        var errors = forms.validate(schema, Map.of(key, "错"), CHINESE);
                        assertThat(errors)
                                .filteredOn(it -> it.field().equals(key))
                                .allSatisfy(it -> assertThat(it.message())
                                        .as(item + " " + key)
                                        .containsPattern("应为|写法不对：.*\\d")
                                        .contains((String) property.get("title")));
                    }
                }));
    }

    /// Type, constraints, what was typed, what the person reads.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            string | minLength=5 description=写到门牌号。 | 南京市 | “甲”写到门牌号，至少 5 个字
            string | minLength=2 | 张 | “甲”至少写 2 个字
            string | maxLength=3 | 一二三四 | “甲”最多 3 个字，现在有 4 个字，请删短一些
            string | pattern=^[0-9]{12,25}$ | 1234 | “甲”应为 12 到 25 位数字
            string | pattern=^[0-9]{6}$ | 1234 | “甲”应为 6 位数字
            string | pattern=^[0-9-]{7,20}$ | 一二三 | “甲”应为 7 到 20 位，只用数字和短横线
            string | pattern=^[0-9]{17}[0-9Xx]$ | 3201 | “甲”应为 18 位，最后一位是数字或者 X
            string | pattern=^[A-Z]{2}$ description=两个大写字母。 | ab | “甲”的写法不对：两个大写字母
            string | pattern=^[A-Z]{2}$ | ab | “甲”的写法不对，请照证件或者文件核对
            string | format=date | 2026-02-30 | “甲”没有这一天，请写成年-月-日，例如 2026-03-05
            string | format=date | 明天 | “甲”没有这一天，请写成年-月-日，例如 2026-03-05
            string | format=email | 陈佳禾 | “甲”请写成邮箱地址，例如 name@example.cn
            string | format=mobile | 1380000517 | “甲”应为 11 位数字，以 1 开头
            string | format=citizen-number | 320102199001011230 | “甲”不对：应为 18 位，最后一位是数字或者 X，请照证件核对
            number | minimum=1 | 四十六 | “甲”只写数字，例如 46.5
            number | exclusiveMinimum=0 | 0 | “甲”要大于 0，请核对
            number | maximum=10000000 | 20000000 | “甲”最大填 10,000,000，请看看单位对不对
            integer | minimum=1950 | 1900 | “甲”最小填 1950，请核对
            integer | minimum=0 | 1.5 | “甲”写整数，例如 12
            """)
    void whatIsWrongIsSaidWithWhatToDo(String type, String constraints, String typed, String words) {
        var schema = schema(List.of(), "a", property(type, "甲", constraints(constraints)));
        assertThat(forms.validate(schema, Map.of("a", typed), CHINESE)).containsExactly(new FieldError("a", words));
        assertThat(forms.validate(schema, Map.of("a", typed), Locale.ENGLISH))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains("甲").isNotEqualTo(words));
    }

    /// Type, constraints, what was typed, what is kept and passes.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            string | maxLength=20 | '  丹凤街　88 号 ' | 丹凤街 88 号
            string | maxLength=4 | 𠮷𠮷𠮷𠮷 | 𠮷𠮷𠮷𠮷
            string | pattern=^[0-9]{12,25}$ | ６２２２ 0000 1111 2222 | 6222000011112222
            string | format=date | 2026年3月5日 | 2026-03-05
            string | format=date | 2026/3/5 | 2026-03-05
            string | format=date | 20260305 | 2026-03-05
            string | format=mobile | 138 0000 5170 | 13800005170
            string | format=citizen-number | 11010519491231002X | 11010519491231002X
            number | minimum=0 | １，２００．５０ | 1200.5
            number | exclusiveMinimum=0 | 46.5 | 46.5
            integer | minimum=0 | 12.0 | 12
            integer | minimum=0 | 1000 | 1000
            boolean | | 是 | true
            boolean | | false | false
            """)
    void whatIsMeantIsUnderstood(String type, String constraints, String typed, String kept) {
        var schema = schema(List.of("a"), "a", property(type, "甲", constraints(constraints)));
        assertThat(String.valueOf(forms.tidy(schema, Map.of("a", typed)).get("a")))
                .isEqualTo(kept);
        assertThat(forms.validate(schema, Map.of("a", typed), CHINESE)).isEmpty();
    }

    @Test
    void whatThePageDidNotAskForIsDropped() {
        var schema = schema(
                List.of("kinds"),
                "kinds",
                property("array", "经营项目", "items", Map.of("type", "string", "enum", List.of("茶", "糕")), "minItems", 1),
                "note",
                property("string", "说明", "maxLength", 20));
        var posted = new LinkedMultiValueMap<String, String>();
        posted.addAll("f.kinds", List.of("茶", "", "茶", "糕"));
        posted.add("f.note", "一\u0000二\u202E三\r\n四");
        posted.add("f.status", "ACCEPTED");
        posted.add("owner", "someone");
        assertThat(forms.read(schema, posted)).isEqualTo(Map.of("kinds", List.of("茶", "糕"), "note", "一二三 四"));
    }

    @Test
    void whatWasNotOfferedIsNotAccepted() {
        var schema = schema(
                List.of(),
                "kinds",
                property("array", "经营项目", "items", Map.of("type", "string", "enum", List.of("茶", "糕")), "maxItems", 1),
                "kind",
                property("string", "种类", "enum", List.of("甲", "乙")));
        assertThat(forms.validate(schema, Map.of("kinds", List.of("酒"), "kind", "丙"), CHINESE))
                .extracting(FieldError::message)
                .containsExactly("“经营项目”请从列出的选项里选", "“种类”请从列出的选项里选");
        assertThat(forms.validate(schema, Map.of("kinds", List.of("茶", "糕")), CHINESE))
                .extracting(FieldError::message)
                .containsExactly("“经营项目”最多选 1 项");
    }

    @Test
    void nothingTypedIsAsGoodAsNothingSent() {
        var schema = schema(List.of("a"), "a", property("string", "甲", "minLength", 2));
        assertThat(forms.validate(schema, Map.of("a", "  \u200E "), CHINESE))
                .containsExactly(new FieldError("a", "请填写“甲”"));
    }

    @Test
    void hugeValuesAreCutBeforeTheyCost() {
        var schema = schema(
                List.of(),
                "code",
                property("string", "号码", "pattern", "^(a+)+$"),
                "text",
                property("string", "经过"),
                "number",
                property("number", "数"));
        var values =
                Map.of("code", "a".repeat(1_000_000) + "!", "text", "长".repeat(1_000_000), "number", "1e999999999");
        var tidy = forms.tidy(schema, values);
        assertThat((String) tidy.get("code")).hasSizeLessThanOrEqualTo(500);
        assertThat((String) tidy.get("text")).hasSizeLessThanOrEqualTo(Reading.LONGEST);
        assertThat(tidy.get("number")).isEqualTo("1e999999999");
        assertThat(forms.tidy(schema, Map.of("number", new BigDecimal("1E+999999999"))))
                .doesNotContainValue(BigDecimal.ONE);
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void whatAFormCannotShowIsRefusedByItsName(Map<String, Object> schema, String path, String keyword) {
        assertThatExceptionOfType(SchemaRefused.class)
                .isThrownBy(() -> forms.check(schema))
                .satisfies(it -> assertThat(it.arguments()).containsExactly(path, keyword));
    }

    static List<Object[]> unsupported() {
        var text = property("string", "甲");
        return List.of(
                new Object[] {Map.of("type", "object", "properties", Map.of(), "oneOf", List.of()), "", "oneOf"},
                new Object[] {schema(List.of(), "a", property("string", "甲", "$ref", "http://x")), "a", "$ref"},
                new Object[] {schema(List.of(), "a", property("object", "甲")), "a", "type: object"},
                new Object[] {schema(List.of(), "a", property("string", "甲", "format", "ipv6")), "a", "format: ipv6"},
                new Object[] {schema(List.of(), "a", property("number", "甲", "maxLength", 3)), "a", "maxLength"},
                new Object[] {schema(List.of(), "a", property("string", "甲", "pattern", "(")), "a", "pattern: ("},
                new Object[] {schema(List.of(), "a", property("string", "")), "a", "title"},
                new Object[] {schema(List.of("b"), "a", text), "required", "b"},
                new Object[] {schema(List.of(), "_disputed", text), "properties", "_disputed"},
                new Object[] {schema(List.of(), "a\"><script>", text), "properties", "a\"><script>"});
    }

    @Test
    void aFormThatChangesIsReadAnew() {
        var property = property("string", "甲");
        var properties = new HashMap<String, Object>(Map.of("a", property));
        var schema = new HashMap<String, Object>(Map.of("type", "object", "properties", properties));
        assertThat(forms.lines(schema, Map.of(), CHINESE)).hasSize(1);
        properties.put("b", property("string", "乙"));
        assertThat(forms.lines(schema, Map.of(), CHINESE)).hasSize(2);
        properties.remove("b");
        property.put("title", "丙");
        assertThat(forms.lines(schema, Map.of(), CHINESE).getFirst().title()).isEqualTo("丙");
    }

    @Test
    void deskAndPapersGetTheAnswersAsText() {
        var schema = schema(
                List.of(),
                "area",
                property("number", "面积"),
                "opening",
                property("string", "开业", "format", "date"),
                "kinds",
                property("array", "项目", "items", Map.of("type", "string", "enum", List.of("茶", "糕"))),
                "urgent",
                property("boolean", "加急"),
                "story",
                property("string", "经过", "maxLength", 500),
                "none",
                property("string", "没填"));
        var values = Map.of(
                "area", 12345.5, "opening", "2026-03-05", "kinds", List.of("茶", "糕"), "urgent", true, "story", "一\n二");
        assertThat(forms.lines(schema, values, CHINESE))
                .containsExactly(
                        new FormLine("area", "面积", "12,345.5", "number"),
                        new FormLine("opening", "开业", "2026年3月5日", "date"),
                        new FormLine("kinds", "项目", "茶、糕", "choices"),
                        new FormLine("urgent", "加急", "是", "yes-no"),
                        new FormLine("story", "经过", "一\n二", "long-text"),
                        new FormLine("none", "没填", "", "text"));
        assertThat(forms.lines(schema, values, Locale.ENGLISH))
                .extracting(FormLine::text)
                .contains("5 March 2026", "茶, 糕", "Yes");
    }

    @Test
    void whatThePersonDisputesStandsBesideTheAnswers() {
        var schema = schema(List.of("address"), "address", property("string", "住所", "minLength", 5));
        var known = Map.of("address", new Known("南京市玄武区丹凤街 88 号", "营业执照"));
        var agreed = forms.withDisputes(schema, Map.of("address", "南京市玄武区丹凤街 88 号 "), known);
        assertThat(agreed).doesNotContainKey(Forms.DISPUTED);
        var disputed = forms.withDisputes(schema, Map.of("address", "南京市玄武区丹凤街 89 号"), known);
        assertThat(disputed).containsKey(Forms.DISPUTED);
        assertThat(forms.disputes(schema, disputed, CHINESE))
                .containsExactly(new DisputedLine("address", "住所", "南京市玄武区丹凤街 88 号", "营业执照", "南京市玄武区丹凤街 89 号"));
        assertThat(forms.withDisputes(schema, agreed, known)).isEqualTo(agreed);
    }

    private static Object[] constraints(String text) {
        if (text == null || text.isBlank()) {
            return new Object[0];
        }
        return Arrays.stream(text.split(" "))
                .map(it -> it.split("=", 2))
                .flatMap(it -> java.util.stream.Stream.<Object>of(
                        it[0], it[1].matches("\\d+") ? (Object) Integer.valueOf(it[1]) : it[1]))
                .toArray();
    }

    private static List<String> required(Map<String, Object> schema) {
        return ((List<?>) schema.get("required")).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.get("properties");
    }
}

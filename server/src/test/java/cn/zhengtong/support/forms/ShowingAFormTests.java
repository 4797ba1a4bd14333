package cn.zhengtong.support.forms;

import static cn.zhengtong.support.forms.ShippedForms.property;
import static cn.zhengtong.support.forms.ShippedForms.schema;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

@ZhengtongTest
class ShowingAFormTests {

    private static final Map<String, Object> TEA_SHOP = schema(
            List.of("address", "items", "area", "mobile", "self"),
            "address",
            property("string", "经营场所", "minLength", 5, "maxLength", 120),
            "items",
            property(
                    "array",
                    "经营项目",
                    "description",
                    "店里要做的都选上。",
                    "items",
                    Map.of("type", "string", "enum", List.of("茶", "糕"))),
            "area",
            property("number", "营业面积（平方米）", "exclusiveMinimum", 0),
            "opening",
            property("string", "开业日期", "format", "date"),
            "mobile",
            property("string", "联系手机", "format", "mobile"),
            "self",
            property("boolean", "是不是自己做饮品"),
            "kind",
            property("string", "店型", "enum", List.of("甲", "乙")),
            "story",
            property("string", "说明", "maxLength", 500));

    @Autowired
    Forms forms;

    @Autowired
    ITemplateEngine templates;

    @Autowired
    ApplicationContext application;

    @Test
    void everyFieldHasItsLabelItsKeyboardAndTheRequiredMarkInWords() {
        var page = fields(forms.view(TEA_SHOP, Map.of("area", 46.5, "self", true), Map.of(), List.of()));
        assertThat(page)
                .contains("<label for=\"f-address\"><span>经营场所</span><span class=\"req\">（必填）</span></label>")
                .contains("<legend><span>经营项目</span><span class=\"req\">（必填）</span></legend>")
                .containsPattern(
                        "<input class=\"in w-s\" id=\"f-area\" name=\"f.area\" type=\"text\" value=\"46.5\"[^>]*inputmode=\"decimal\"[^>]*aria-required=\"true\"")
                .containsPattern("id=\"f-mobile\"[^>]*type=\"tel\"[^>]*inputmode=\"tel\" autocomplete=\"tel\"")
                .containsPattern("id=\"f-opening\"[^>]*type=\"date\"")
                .containsPattern("<input type=\"radio\" name=\"f.self\" value=\"true\" checked=\"checked\">")
                .containsPattern("<select class=\"in w-m\" id=\"f-kind\"[^>]*>\\s*<option value=\"\">不选</option>")
                .containsPattern("<textarea class=\"in\" id=\"f-story\" name=\"f.story\" rows=\"5\"")
                .doesNotContain("th:", "style=", "onclick", "<script", "placeholder");
    }

    @Test
    void anErrorStandsAboveItsControlAndTheSummaryLeadsThere() {
        var errors = forms.validate(TEA_SHOP, Map.of("address", "南京", "area", "很大"), Locale.SIMPLIFIED_CHINESE);
        var view = forms.view(TEA_SHOP, Map.of("address", "南京", "area", "很大"), Map.of(), errors);
        var page = fields(view);
        assertThat(page)
                .containsPattern(
                        "(?s)id=\"f-address-e\".*“经营场所”至少写 5 个字.*<input[^>]*id=\"f-address\"[^>]*value=\"南京\"[^>]*aria-invalid=\"true\" aria-describedby=\"f-address-e\"")
                .containsPattern(
                        "<fieldset class=\"field err\" id=\"f-items\" aria-describedby=\"f-items-h f-items-e\">")
                .contains("value=\"很大\"");
        var summary = render("forms/errors", "summary(${errors})", Map.of("errors", view.errors()));
        assertThat(summary)
                .contains("<div class=\"errsum\" role=\"alert\" tabindex=\"-1\"")
                .contains("还差 5 处，改好就能继续")
                .contains("<a href=\"#f-items\">“经营项目”至少选一项</a>");
        for (var error : errors) {
            assertThat(page).contains("id=\"f-" + error.field() + "\"");
        }
        assertThat(render("forms/errors", "summary(${errors})", Map.of("errors", List.of())))
                .doesNotContain("errsum");
        assertThat(render(
                        "forms/errors",
                        "summaryOf(${errors}, 'g-')",
                        Map.of("errors", List.of(new FieldError("q", "写上")))))
                .contains("#g-q");
    }

    @Test
    void whatTheStateHoldsIsNotAskedAndCanBeDisputedOnTheSpot() {
        var known = Map.of("address", new Known("南京市玄武区丹凤街 88 号", "营业执照"));
        var page = fields(forms.view(TEA_SHOP, Map.of(), known, List.of()));
        assertThat(page)
                .containsPattern("(?s)<dl class=\"known\">.*<dt>经营场所</dt>.*南京市玄武区丹凤街 88 号.*来自营业执照.*<summary>.*纠正")
                .containsPattern("<input[^>]*name=\"f.address\"[^>]*value=\"南京市玄武区丹凤街 88 号\"");
        var disputed = fields(forms.view(TEA_SHOP, Map.of("address", "南京市玄武区丹凤街 89 号"), known, List.of()));
        assertThat(disputed)
                .doesNotContain("<dl class=\"known\">")
                .contains("登记的是“南京市玄武区丹凤街 88 号”（来自营业执照）")
                .containsPattern("<input[^>]*name=\"f.address\"[^>]*value=\"南京市玄武区丹凤街 89 号\"");
    }

    @Test
    void scriptsInAnyFieldStayText() {
        var evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}[[${7*7}]]";
        ShippedForms.all().forEach((item, schema) -> {
            var values = new HashMap<String, Object>();
            var known = new HashMap<String, Known>();
            for (var key : keys(schema)) {
                values.put(key, evil);
                known.put(key, new Known(evil, evil));
            }
            var errors =
                    keys(schema).stream().map(it -> new FieldError(it, evil)).toList();
            for (var view : List.of(
                    forms.view(schema, values, Map.of(), errors),
                    forms.view(schema, Map.of(), known, List.of()),
                    forms.view(schema, values, known, List.of()))) {
                assertThat(fields(view) + render("forms/errors", "summary(${errors})", Map.of("errors", view.errors())))
                        .as(item)
                        .doesNotContain("<script", "<img", "onerror=alert(1)>\"", "$49", "[[49]]");
            }
        });
    }

    @Test
    void everyShippedFormShowsEveryQuestionOnceWithUniqueIds() {
        ShippedForms.all().forEach((item, schema) -> {
            var page = fields(forms.view(schema, Map.of(), Map.of(), List.of()));
            var ids = Pattern.compile(" id=\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(it -> it.group(1))
                    .toList();
            assertThat(ids).as(item).doesNotHaveDuplicates();
            for (var key : keys(schema)) {
                assertThat(ids).as(item).contains("f-" + key);
                assertThat(page).as(item).contains("name=\"f." + key + "\"");
            }
        });
    }

    @Test
    void aDraftTellsThatOneMayStopHere() {
        var draft = new Draft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "apply:x",
                Map.of("a", 1),
                3,
                java.time.Instant.EPOCH,
                "7305 1846 2174");
        assertThat(render("forms/draft", "aside(${draft})", Map.of("draft", draft)))
                .contains("7305 1846 2174", "保留 90 天", "7 天内有效", "/my/drafts");
        assertThat(render("forms/draft", "version(${draft})", Map.of("draft", draft)))
                .contains("name=\"draftVersion\" value=\"3\"");
        assertThat(render("forms/draft", "saved(${draft})", Map.of("draft", draft)))
                .contains("已保存 · 01-01 08:00");
    }

    private String fields(FormView form) {
        return render("forms/fields", "fields(${form})", Map.of("form", form));
    }

    private String render(String template, String fragment, Map<String, ?> model) {
        var context = new Context(Locale.SIMPLIFIED_CHINESE, new LinkedHashMap<>(model));
        context.setVariable("template", template);
        context.setVariable("fragment", fragment);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(application, null));
        return templates.process("test/fragment", context);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> keys(Map<String, Object> schema) {
        return ((Map<String, Object>) schema.get("properties")).keySet();
    }
}

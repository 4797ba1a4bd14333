package cn.zhengtong.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ZhengtongTest
class DescribingTheApiTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    JsonMapper json;

    @Autowired
    ApiDescription.TypeNames names;

    JsonNode description;

    @BeforeEach
    void read() throws Exception {
        description = json.readTree(
                web.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray());
    }

    @Test
    void fieldsThatAreAlwaysThereAreRequired() {
        assertThat(required("regions.Region")).containsExactly("children", "code", "kind", "name");
        assertThat(required("regions.Region.Page")).containsExactly("rows");
        assertThat(required("staff.StaffLists.GrantRow"))
                .contains("account", "approved")
                .doesNotContain("validTo");
    }

    @Test
    void everyTypeOfOursIsKnownByItsName() {
        var unknown = new ArrayList<String>();
        for (var name : schemas().propertyNames()) {
            if (names.typeOf(name) == null && !name.equals("Problem")) {
                unknown.add(name);
            }
        }
        assertThat(schemas().size()).isGreaterThan(10);
        assertThat(unknown).isEmpty();
    }

    /// JavaScript rounds 64-bit numbers.
    @Test
    void identifiersAreStrings() {
        for (var schema : schemas().properties()) {
            for (var property : schema.getValue().path("properties").properties()) {
                if (property.getKey().matches("id|code|number|.*Id|.*Number")) {
                    assertThat(property.getValue().path("format").asString())
                            .as("%s.%s", schema.getKey(), property.getKey())
                            .isNotEqualTo("int64");
                }
            }
        }
    }

    @Test
    void whatIsRefusedIsDescribedAsAProblem() {
        var answers = description.at("/paths/~1api~1regions~1children/get/responses");
        assertThat(answers.at("/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(answers.at("/200/content").propertyNames()).containsExactly("application/json");
    }

    private JsonNode schemas() {
        return description.at("/components/schemas");
    }

    private List<String> required(String schema) {
        var found = new ArrayList<String>();
        schemas().path(schema).path("required").forEach(it -> found.add(it.asString()));
        return found;
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Puts a guide together from its row: the item's frozen text with the overrides of the body.
@Component
class GuideReader {

    private final JsonMapper json;
    private final Organisations organisations;

    GuideReader(JsonMapper json, Organisations organisations) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.organisations = organisations;
    }

    Guide read(ResultSet row, int number) throws SQLException {
        return new Guide(
                row.getObject("id", UUID.class),
                new TaskCode(row.getString("implementation")),
                new CatalogCode(row.getString("item")),
                row.getInt("number"),
                row.getTimestamp("published_at").toInstant(),
                organisations.require(new OrganisationCode(row.getString("organisation"))),
                overrides(row.getString("overrides")).applyTo(content(row.getString("content"))));
    }

    ItemContent content(String text) {
        return json.readValue(text, ItemContent.class);
    }

    Overrides overrides(String text) {
        return json.readValue(text, Overrides.class);
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    ImportMapping mapping(String text) {
        return json.readValue(text, ImportMapping.class);
    }

    ImportRemark remark(String text) {
        return json.readValue(text, ImportRemark.class);
    }

    List<ImportRemark> remarks(String text) {
        return List.of(json.readValue(text, ImportRemark[].class));
    }

    List<ItemMerge.Conflict> conflicts(String text) {
        return List.of(json.readValue(text, ItemMerge.Conflict[].class));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> tree(String text) {
        return json.readValue(text, LinkedHashMap.class);
    }

    /// The elements as [ItemContent] keeps them, with what it fills in.
    Map<String, Object> elements(ItemContent content) {
        return tree(write(content));
    }

    ItemContent content(Map<String, Object> elements) {
        return json.convertValue(elements, ItemContent.class);
    }
}

package cn.zhengtong.services.catalog;

import cn.zhengtong.support.search.Phrase;
import cn.zhengtong.support.search.SearchIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Puts a published item under the words people use for it and under its topics.
@Component
class ItemSearch {

    private final SearchIndex index;
    private final JdbcTemplate jdbc;

    ItemSearch(SearchIndex index, JdbcTemplate jdbc) {
        this.index = index;
        this.jdbc = jdbc;
    }

    void index(ItemContent content) {
        index.put(Catalog.SEARCH_KIND, Map.of(content.catalogCode(), phrases(content)));
        var rows = new ArrayList<Object[]>();
        content.themes().forEach(it -> rows.add(new Object[] {"THEME", it, content.catalogCode()}));
        content.lifeEvents().forEach(it -> rows.add(new Object[] {"LIFE_EVENT", it, content.catalogCode()}));
        content.objects().forEach(it -> rows.add(new Object[] {"OBJECT", it, content.catalogCode()}));
        jdbc.update("delete from catalog.facet where item = ?", content.catalogCode());
        jdbc.batchUpdate(
                "insert into catalog.facet (facet, value, item) values (?, ?, ?) on conflict do nothing", rows);
    }

    /// Takes an item out of search and topics.
    void remove(CatalogCode code) {
        index.remove(Catalog.SEARCH_KIND, code.value());
        jdbc.update("delete from catalog.facet where item = ?", code.value());
    }

    /// Its name counts most; what people say almost as much; the rest only breaks ties.
    private static List<Phrase> phrases(ItemContent content) {
        var phrases = new ArrayList<Phrase>();
        phrases.add(new Phrase(content.name(), 1.0));
        phrases.add(new Phrase(content.shortName(), 0.97));
        content.everyday().forEach(it -> phrases.add(new Phrase(it, 0.98)));
        phrases.add(new Phrase(content.mainItem(), 0.9));
        var result = content.result();
        if (result != null) {
            phrases.add(new Phrase(result.name(), 0.85));
        }
        Arrays.stream(content.summary().split("[，。；、：]"))
                .filter(it -> it.length() > 3)
                .forEach(it -> phrases.add(new Phrase(it, 0.7)));
        return phrases;
    }
}

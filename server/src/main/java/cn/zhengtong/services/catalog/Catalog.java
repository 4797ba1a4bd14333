package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.RegionKind;
import cn.zhengtong.support.regions.Regions;
import cn.zhengtong.support.search.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What anybody may read of the published items: guides, lists, search. All of it is public, so no actor is
/// needed.
@Service
@Transactional(readOnly = true)
public class Catalog {

    static final String SEARCH_KIND = "item";

    private static final String GUIDE = """
            select s.id, s.implementation, s.number, s.item, s.published_at, s.overrides::text, v.content::text, i.organisation
              from catalog.snapshot s
              join catalog.item_version v on v.code = s.item and v.number = s.item_version
              join catalog.implementation i on i.code = s.implementation
            """;

    private final JdbcClient jdbc;
    private final GuideReader reader;
    private final Organisations organisations;
    private final Regions regions;
    private final SearchIndex search;

    Catalog(JdbcClient jdbc, GuideReader reader, Organisations organisations, Regions regions, SearchIndex search) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.organisations = organisations;
        this.regions = regions;
        this.search = search;
    }

    /// The guide that a case runs on, also after newer ones were published.
    public Guide snapshot(UUID id) {
        return jdbc.sql(GUIDE + "where s.id = :id")
                .param("id", id)
                .query(reader::read)
                .optional()
                .orElseThrow(() -> new GuideUnknown(id.toString()));
    }

    /// The published guide of one body.
    public Optional<Guide> published(TaskCode code) {
        return jdbc.sql(GUIDE + "where i.code = :code and i.state = 'PUBLISHED' and s.id = i.current_snapshot")
                .param("code", code.value())
                .query(reader::read)
                .optional();
    }

    /// The guide of the body that serves this division: its own, else the one of the division above, up to the
    /// province.
    public Optional<Guide> nearest(CatalogCode item, RegionCode region) {
        var path = regions.path(region).stream().map(it -> it.code().value()).toArray(String[]::new);
        return jdbc.sql(GUIDE + """
                        where i.item = :item and i.state = 'PUBLISHED' and s.id = i.current_snapshot and i.region = any(:path)
                        order by length(i.region) desc limit 1
                        """)
                .param("item", item.value())
                .param("path", path)
                .query(reader::read)
                .optional();
    }

    /// Bodies that carry the item out below a division, one level at a time.
    public Page<Provider> providers(CatalogCode item, RegionCode below, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select code, organisation, region from catalog.implementation
                         where item = :item and state = 'PUBLISHED' and region >= :from and region < :to and region > :after
                         order by region limit :limit
                        """)
                .param("item", item.value())
                .param("from", below.value())
                .param("to", below.rangeEnd())
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query((row, i) -> new Provider(
                        new TaskCode(row.getString("code")),
                        row.getString("organisation"),
                        new RegionCode(row.getString("region"))))
                .list();
        var names = organisations.named(read.stream().map(Provider::name).toList());
        return Page.of(read, limit, it -> Cursor.of(it.region().value()))
                .map(it -> new Provider(it.code(), names.getOrDefault(it.name(), it.name()), it.region()));
    }

    /// A body and its implementation of an item.
    public record Provider(TaskCode code, String name, RegionCode region) {}

    /// Items in people's words, best first.
    public List<Found> search(String question, int limit) {
        var hits = search.find(SEARCH_KIND, question, limit);
        Map<String, ItemRow> rows = rows(hits.stream().map(it -> it.key()).toList()).stream()
                .collect(Collectors.toMap(ItemRow::code, Function.identity()));
        var found = new ArrayList<Found>();
        for (var hit : hits) {
            var row = rows.get(hit.key());
            if (row != null) {
                found.add(new Found(row.code(), row.name(), row.summary(), hit.phrase(), hit.score()));
            }
        }
        return found;
    }

    /// A found item.
    ///
    /// @param because the words that matched
    public record Found(String code, String name, String summary, String because, double score) {}

    /// Published items with this facet value, in code order.
    public Page<ItemRow> byFacet(Facet facet, String value, @Nullable String after, int limit) {
        return page(
                "i.code in (select item from catalog.facet where facet = :facet and value = :value)",
                Map.of("facet", facet.name(), "value", value),
                after,
                limit);
    }

    /// Published items that this body carries out.
    public Page<ItemRow> byBody(OrganisationCode body, @Nullable String after, int limit) {
        return page(
                "i.code in (select item from catalog.implementation where organisation = :body and state = 'PUBLISHED')",
                Map.of("body", body.value()),
                after,
                limit);
    }

    /// All published items, in code order.
    public Page<ItemRow> all(@Nullable String after, int limit) {
        return page("true", Map.of(), after, limit);
    }

    /// How the published items can be browsed.
    public enum Facet {
        THEME,
        LIFE_EVENT,
        OBJECT
    }

    /// Values of a facet that lead to at least one item, most items first.
    public List<FacetValue> facet(Facet facet) {
        return jdbc.sql(
                        "select value, count(*) as items from catalog.facet where facet = :facet group by value order by count(*) desc, value")
                .param("facet", facet.name())
                .query(FacetValue.class)
                .list();
    }

    public record FacetValue(String value, int items) {}

    /// Divisions and provincial bodies without a published item (空白清单): what the coverage page lists.
    public Coverage coverage() {
        var covered = jdbc.sql("select distinct region from catalog.implementation where state = 'PUBLISHED'")
                .query(String.class)
                .list();
        var bodies = jdbc.sql(
                        "select distinct organisation from catalog.implementation where state = 'PUBLISHED' and level = 'PROVINCE'")
                .query(String.class)
                .list();
        var cities = regions.children(Regions.PROVINCE, null, 50).rows();
        var counties = cities.stream()
                .flatMap(it -> regions.children(it.code(), null, 50).rows().stream())
                .toList();
        var provincial = organisations.of(Regions.PROVINCE);
        return new Coverage(
                Coverage.line(cities, it -> covered.contains(it.code().value()), it -> it.name()),
                Coverage.line(
                        counties.stream()
                                .filter(it -> it.kind() == RegionKind.COUNTY)
                                .toList(),
                        it -> covered.contains(it.code().value()),
                        it -> it.name()),
                Coverage.line(
                        counties.stream()
                                .filter(it -> it.kind() == RegionKind.ZONE)
                                .toList(),
                        it -> covered.contains(it.code().value()),
                        it -> it.name()),
                Coverage.line(provincial, it -> bodies.contains(it.code().value()), it -> it.name()));
    }

    private List<ItemRow> rows(List<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : page("i.code = any(:codes)", Map.of("codes", codes.toArray(String[]::new)), null, codes.size())
                        .rows();
    }

    private Page<ItemRow> page(String condition, Map<String, ?> parameters, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select i.code, i.name, i.duty, v.content ->> 'summary' as summary
                          from catalog.item i join catalog.item_version v on v.code = i.code and v.number = i.current_version
                         where i.state = 'PUBLISHED' and i.code > :after and %s
                         order by i.code limit :limit
                        """.formatted(condition))
                .params(parameters)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query((row, i) -> new ItemRow(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("duty"),
                        row.getString("summary") == null ? "" : row.getString("summary")))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }
}

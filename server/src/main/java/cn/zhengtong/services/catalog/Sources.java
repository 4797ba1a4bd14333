package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where lists come from (来源): their saved mapping, and which of our bodies and regions stand for theirs.
/// Nothing is
/// matched by itself: a steward says so once, and it holds for every list of the source.
@Component
@Transactional
class Sources {

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final Organisations organisations;
    private final Regions regions;
    private final BodyGuess guess;
    private final BusinessClock clock;

    Sources(
            JdbcClient jdbc,
            GuideReader json,
            Organisations organisations,
            Regions regions,
            BodyGuess guess,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisations = organisations;
        this.regions = regions;
        this.guess = guess;
        this.clock = clock;
    }

    /// @param bodies bodies that its lists name and that are not ours
    /// @param openBodies how many of them nobody has matched yet
    record View(String name, ImportMapping mapping, boolean shipped, long version, int bodies, int openBodies) {}

    private static final String VIEW = """
            select s.name, s.mapping::text as mapping, s.shipped, s.version,
                   (select count(*) from catalog.source_body b where b.source = s.name) as bodies,
                   (select count(*) from catalog.source_body b where b.source = s.name and b.organisation is null) as open_bodies
              from catalog.source s
            """;

    @Transactional(readOnly = true)
    List<View> list(Actor actor) {
        Items.mustKeepItems(actor, Items.IMPORT);
        return jdbc.sql(VIEW + " order by s.name limit 200").query(this::view).list();
    }

    @Transactional(readOnly = true)
    View require(Actor actor, String name) {
        Items.mustKeepItems(actor, Items.IMPORT);
        return find(name).orElseThrow(() -> new SourceUnknown(name));
    }

    private Optional<View> find(String name) {
        return jdbc.sql(VIEW + " where s.name = :name")
                .param("name", name)
                .query(this::view)
                .optional();
    }

    private View view(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new View(
                row.getString("name"),
                json.mapping(row.getString("mapping")),
                row.getBoolean("shipped"),
                row.getLong("version"),
                row.getInt("bodies"),
                row.getInt("open_bodies"));
    }

    ImportMapping mapping(String name) {
        return find(name).map(View::mapping).orElse(ImportMapping.NONE);
    }

    /// Saves the mapping; a new source begins with its first one.
    ///
    /// @param expected version that was seen, null when the source is new
    View save(Actor actor, String name, ImportMapping mapping, boolean shipped, @Nullable Long expected) {
        Items.mustKeepItems(actor, Items.IMPORT);
        int changed = jdbc.sql("""
                        insert into catalog.source (name, mapping, shipped, changed_at) values (:name, cast(:mapping as jsonb), :shipped, :at)
                        on conflict (name) do update set mapping = excluded.mapping, changed_at = excluded.changed_at,
                               version = catalog.source.version + 1
                         where catalog.source.version = cast(:expected as bigint)
                        """)
                .param("name", name)
                .param("mapping", json.write(mapping))
                .param("shipped", shipped)
                .param("at", Timestamp.from(clock.instant()))
                .param("expected", expected, Types.BIGINT)
                .update();
        if (changed == 0) {
            throw new ItemChangedMeanwhile(name);
        }
        return require(actor, name);
    }

    /// A list names a body, and with it a region, that is not ours: remembered, until somebody matches it.
    void meet(String source, ImportRow.Body body) {
        jdbc.sql("""
                        insert into catalog.source_body (source, key, name, region_code, region_name)
                        values (:source, :key, :name, :code, :region)
                        on conflict (source, key) do update
                           set name = excluded.name, region_code = excluded.region_code, region_name = excluded.region_name
                        """)
                .param("source", source)
                .param("key", body.key())
                .param("name", body.name())
                .param("code", body.regionCode())
                .param("region", body.regionName())
                .update();
        if (!body.regionCode().isEmpty()) {
            jdbc.sql("""
                            insert into catalog.source_region (source, code, name, region) values (:source, :code, :name, :region)
                            on conflict (source, code) do update set name = excluded.name
                            """)
                    .param("source", source)
                    .param("code", body.regionCode())
                    .param("name", body.regionName())
                    .param("region", ourRegion(body.regionCode()), Types.VARCHAR)
                    .update();
        }
    }

    /// Codes of our own province mean our own regions.
    private @Nullable String ourRegion(String code) {
        var significant = code.replaceFirst("^(\\d{2})0000$", "$1").replaceFirst("^(\\d{4})00$", "$1");
        return significant.matches("32(\\d{2}){0,2}")
                        && regions.find(new RegionCode(significant)).isPresent()
                ? significant
                : null;
    }

    Optional<String> organisationOf(String source, String key) {
        return jdbc.sql(
                        "select organisation from catalog.source_body where source = :source and key = :key and organisation is not null")
                .param("source", source)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /// A body of theirs.
    ///
    /// @param items how many items came from it
    /// @param organisation ours that stands for it
    /// @param guessed ours that looks like it; only a proposal
    record BodyRow(
            String key,
            String name,
            String regionCode,
            String regionName,
            int items,
            Items.@Nullable Body organisation,
            Items.@Nullable Body guessed) {}

    @Transactional(readOnly = true)
    Page<BodyRow> bodies(Actor actor, String source, boolean onlyOpen, @Nullable String after, int limit) {
        require(actor, source);
        var cursor = Cursor.parse(after, 1);
        var regionsOfTheirs = regionsOf(source);
        var read = jdbc.sql("""
                        select b.key, b.name, b.region_code, b.region_name, b.organisation,
                               (select count(*) from catalog.origin o where o.source = b.source and o.body = b.key) as items
                          from catalog.source_body b
                         where b.source = :source and b.key > :after and (not :onlyOpen or b.organisation is null)
                         order by b.key limit :limit
                        """)
                .param("source", source)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("onlyOpen", onlyOpen)
                .param("limit", limit + 1)
                .query((row, n) -> {
                    var organisation = row.getString("organisation");
                    return new BodyRow(
                            row.getString("key"),
                            row.getString("name"),
                            row.getString("region_code"),
                            row.getString("region_name"),
                            row.getInt("items"),
                            organisation == null ? null : named(organisation),
                            organisation == null
                                    ? guess.of(row.getString("name"), row.getString("region_code"), regionsOfTheirs)
                                    : null);
                })
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.key()));
    }

    private Items.Body named(String organisation) {
        return new Items.Body(
                organisation,
                organisations.require(new OrganisationCode(organisation)).name());
    }

    /// Says which of ours stands for theirs; items of that body that nobody has bound yet are bound at once.
    ///
    /// @param organisation null takes the match back, without unbinding items
    /// @return how many items were bound
    int match(Actor actor, String source, String key, @Nullable OrganisationCode organisation) {
        require(actor, source);
        if (organisation != null) {
            organisations.require(organisation);
        }
        int known = jdbc.sql(
                        "update catalog.source_body set organisation = :organisation where source = :source and key = :key")
                .param("organisation", organisation == null ? null : organisation.value(), Types.VARCHAR)
                .param("source", source)
                .param("key", key)
                .update();
        if (known == 0) {
            throw new SourceUnknown(source);
        }
        return organisation == null ? 0 : bindItems(source, key, organisation);
    }

    private int bindItems(String source, String key, OrganisationCode organisation) {
        return jdbc.sql("""
                        update catalog.item set organisation = :organisation, duty = :duty, gaps = array_remove(gaps, 'body'),
                               changed_at = :at, version = version + 1
                         where one_body and organisation is null
                           and code in (select item from catalog.origin where origin.source = :source and origin.body = :key)
                        """)
                .param("organisation", organisation.value())
                .param("duty", organisations.require(organisation).duty())
                .param("at", Timestamp.from(clock.instant()))
                .param("source", source)
                .param("key", key)
                .update();
    }

    /// A region of theirs and the one of ours that stands for it, for proposals only.
    record RegionRow(
            String code,
            String name,
            @Nullable String region,
            @Nullable String regionName) {}

    @Transactional(readOnly = true)
    List<RegionRow> regions(Actor actor, String source) {
        require(actor, source);
        return regionsOf(source);
    }

    private List<RegionRow> regionsOf(String source) {
        return jdbc.sql(
                        "select code, name, region from catalog.source_region where source = :source order by code limit 500")
                .param("source", source)
                .query((row, n) -> {
                    var region = row.getString("region");
                    return new RegionRow(
                            row.getString("code"),
                            row.getString("name"),
                            region,
                            region == null ? null : regions.fullName(new RegionCode(region), 1));
                })
                .list();
    }

    void matchRegion(Actor actor, String source, String code, @Nullable RegionCode region) {
        require(actor, source);
        if (region != null) {
            regions.require(region);
        }
        int known = jdbc.sql(
                        "update catalog.source_region set region = :region where source = :source and code = :code")
                .param("region", region == null ? null : region.value(), Types.VARCHAR)
                .param("source", source)
                .param("code", code)
                .update();
        if (known == 0) {
            throw new SourceUnknown(source);
        }
    }
}

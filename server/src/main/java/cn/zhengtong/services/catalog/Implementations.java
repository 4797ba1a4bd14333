package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Implementation lists (实施清单): what one body says differently from the basic catalogue. Whoever keeps items
/// over
/// that body may change it.
@Service
@Transactional
public class Implementations {

    private static final String ROWS = """
            select i.code, i.item, i.organisation, i.region, i.level, i.state, i.version, i.unpublished,
                   i.overrides::text as overrides, i.overrides <> '{}' as overridden
              from catalog.implementation i
            """;

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final ItemDrafts drafts;
    private final Publishing publishing;
    private final Tightening tightening;
    private final Announcing announcing;
    private final Organisations organisations;
    private final BusinessClock clock;

    Implementations(
            JdbcClient jdbc,
            GuideReader json,
            ItemDrafts drafts,
            Publishing publishing,
            Tightening tightening,
            Announcing announcing,
            Organisations organisations,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.drafts = drafts;
        this.publishing = publishing;
        this.tightening = tightening;
        this.announcing = announcing;
        this.organisations = organisations;
        this.clock = clock;
    }

    /// One body of an item.
    ///
    /// @param overridden it says something differently
    /// @param unpublished what it says was edited since it was published
    public record Row(
            String code,
            String organisation,
            String name,
            String region,
            String level,
            ItemState state,
            boolean overridden,
            boolean unpublished) {}

    /// A body's own text beside the common one.
    ///
    /// @param base the common text that is published, or being edited while nothing is
    public record Edited(Row row, Overrides overrides, long version, ItemContent base) {}

    private record Stored(
            TaskCode code,
            CatalogCode item,
            OrganisationCode organisation,
            RegionCode region,
            String level,
            ItemState state,
            long version,
            boolean unpublished,
            boolean overridden,
            Overrides overrides) {

        Place place() {
            return new Place(region, organisation, item.value());
        }
    }

    /// Bodies of an item in region order.
    ///
    /// @param below only inside this division
    @Transactional(readOnly = true)
    public Page<Row> list(
            Actor actor,
            CatalogCode item,
            RegionCode below,
            boolean onlyOverridden,
            @Nullable String after,
            int limit) {
        Items.mustKeepItems(actor, Items.EDIT);
        var cursor = Cursor.parse(after, 2);
        var read = jdbc.sql(ROWS + """
                         where i.item = :item and i.region >= :from and i.region < :to and (not :overridden or i.overrides <> '{}')
                           and (i.region, i.organisation) > (:region, :organisation)
                         order by i.region, i.organisation limit :limit
                        """)
                .param("item", item.value())
                .param("from", below.value())
                .param("to", below.rangeEnd())
                .param("overridden", onlyOverridden)
                .param("region", cursor == null ? "" : cursor.keys().getFirst())
                .param("organisation", cursor == null ? "" : cursor.keys().getLast())
                .param("limit", limit + 1)
                .query(this::stored)
                .list();
        var names = organisations.named(
                read.stream().map(it -> it.organisation().value()).toList());
        return Page.of(
                        read,
                        limit,
                        it -> Cursor.of(it.region().value(), it.organisation().value()))
                .map(it -> row(it, names.getOrDefault(it.organisation().value(), "")));
    }

    @Transactional(readOnly = true)
    public Edited edited(Actor actor, TaskCode code) {
        return edited(reachable(actor, Items.EDIT, code, ""));
    }

    /// Keeps what the body says differently; people read it after [#publish] or when the item is published
    /// next.
    public Edited save(Actor actor, TaskCode code, Overrides overrides, long expected) {
        var stored = reachable(actor, Items.EDIT, code, " for update");
        if (stored.version() != expected) {
            throw new ItemChangedMeanwhile(code.value());
        }
        var problems = tightening.problems(base(stored), overrides);
        if (!problems.isEmpty()) {
            throw new OverridesLoosen(problems);
        }
        jdbc.sql("""
                        update catalog.implementation set overrides = cast(:overrides as jsonb), unpublished = true, changed_at = :at,
                               version = version + 1 where code = :code
                        """)
                .param("overrides", json.write(overrides))
                .param("at", Timestamp.from(clock.instant()), Types.TIMESTAMP)
                .param("code", code.value())
                .update();
        return edited(actor, code);
    }

    /// Makes the body's own text what people read there.
    public int publish(Actor actor, TaskCode code, long expected) {
        var stored = reachable(actor, Items.PUBLISH, code, " for update");
        if (stored.version() != expected) {
            throw new ItemChangedMeanwhile(code.value());
        }
        var item = drafts.require(stored.item());
        if (item.published() == null || item.state() != ItemState.PUBLISHED || stored.state() != ItemState.PUBLISHED) {
            throw new ItemNotInState(code.value(), item.state(), ItemState.PUBLISHED);
        }
        var problems = tightening.problems(base(stored), stored.overrides());
        if (!problems.isEmpty()) {
            throw new OverridesLoosen(problems);
        }
        int number = publishing.takeSnapshot(code, item.published(), Timestamp.from(clock.instant()));
        announcing.bodyPublished(code, number, stored.overrides());
        return number;
    }

    /// What is common: the published text; while there is none, the one being edited.
    private ItemContent base(Stored stored) {
        return jdbc.sql("""
                        select coalesce(v.content, i.draft)::text from catalog.item i
                          left join catalog.item_version v on v.code = i.code and v.number = i.current_version where i.code = :item
                        """)
                .param("item", stored.item().value())
                .query((row, n) -> json.content(row.getString(1)))
                .single();
    }

    private Edited edited(Stored stored) {
        var name = organisations.require(stored.organisation()).name();
        return new Edited(row(stored, name), stored.overrides(), stored.version(), base(stored));
    }

    private static Row row(Stored stored, String name) {
        return new Row(
                stored.code().value(),
                stored.organisation().value(),
                name,
                stored.region().value(),
                stored.level(),
                stored.state(),
                stored.overridden(),
                stored.unpublished());
    }

    private Stored reachable(Actor actor, String permission, TaskCode code, String lock) {
        return jdbc.sql(ROWS + "where i.code = :code" + lock)
                .param("code", code.value())
                .query(this::stored)
                .optional()
                .filter(it -> actor.may(permission, it.place()))
                .orElseThrow(() -> new ItemUnknown(code.value()));
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new TaskCode(row.getString("code")),
                new CatalogCode(row.getString("item")),
                new OrganisationCode(row.getString("organisation")),
                new RegionCode(row.getString("region")),
                row.getString("level"),
                ItemState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getBoolean("unpublished"),
                row.getBoolean("overridden"),
                json.overrides(row.getString("overrides")));
    }
}

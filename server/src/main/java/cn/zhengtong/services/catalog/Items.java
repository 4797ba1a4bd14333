package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.RegionKind;
import cn.zhengtong.support.regions.Regions;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeping the items: save what is being edited, see what it lacks, publish it. Acts need a permission over the
/// whole province.
@Service
@Transactional
public class Items {

    public static final String EDIT = "catalog.edit";
    public static final String PUBLISH = "catalog.publish";

    private static final Place PROVINCE =
            new Place(Regions.PROVINCE, new OrganisationCode("320000-GOVERNMENT_SERVICES"));

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final Organisations organisations;
    private final ItemSearch search;
    private final BusinessClock clock;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;

    Items(
            JdbcClient jdbc,
            GuideReader json,
            Organisations organisations,
            ItemSearch search,
            BusinessClock clock,
            MessageSource messages,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisations = organisations;
        this.search = search;
        this.clock = clock;
        this.messages = messages;
        this.events = events;
    }

    /// An item as its keepers see it.
    ///
    /// @param gaps what publishing still lacks, in words
    public record Edited(
            String code,
            ItemState state,
            String origin,
            @Nullable Integer publishedVersion,
            long version,
            ItemContent content,
            List<FieldError> gaps) {}

    /// One line of the keepers' list.
    public record EditedRow(String code, String name, String duty, ItemState state, String origin, int gaps) {}

    /// Saves what is being edited; the published version stays as it is until [#publish].
    ///
    /// @param expected version that the editor saw, null when the item is new or is being imported
    public Edited save(Actor actor, ItemContent content, String origin, @Nullable Long expected) {
        mustKeepItems(actor, EDIT);
        var code = new CatalogCode(content.catalogCode());
        var gaps = Gaps.of(content);
        int changed = jdbc.sql("""
                        insert into catalog.item (code, name, duty, state, origin, draft, gaps, changed_at)
                        values (:code, :name, :duty, 'DRAFT', :origin, cast(:draft as jsonb), :gaps, :at)
                        on conflict (code) do update
                           set draft = excluded.draft, gaps = excluded.gaps, changed_at = excluded.changed_at, version = catalog.item.version + 1,
                               name = case when catalog.item.current_version is null then excluded.name else catalog.item.name end,
                               duty = excluded.duty
                         where cast(:expected as bigint) is null or catalog.item.version = :expected
                        """)
                .param("code", code.value())
                .param("name", content.name())
                .param("duty", content.department())
                .param("origin", origin)
                .param("draft", json.write(content))
                .param("gaps", gaps.toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .param("expected", expected, Types.BIGINT)
                .update();
        if (changed == 0) {
            throw new ItemChangedMeanwhile(code.value());
        }
        return edited(actor, code);
    }

    @Transactional(readOnly = true)
    public Edited edited(Actor actor, CatalogCode code) {
        mustKeepItems(actor, EDIT);
        return jdbc.sql("""
                        select i.code, i.state, i.origin, i.current_version, i.version, coalesce(i.draft, v.content)::text as content
                          from catalog.item i left join catalog.item_version v on v.code = i.code and v.number = i.current_version
                         where i.code = :code
                        """)
                .param("code", code.value())
                .query((row, n) -> {
                    var content = json.content(row.getString("content"));
                    return new Edited(
                            row.getString("code"),
                            ItemState.valueOf(row.getString("state")),
                            row.getString("origin"),
                            row.getObject("current_version", Integer.class),
                            row.getLong("version"),
                            content,
                            inWords(Gaps.of(content)));
                })
                .optional()
                .orElseThrow(() -> new ItemUnknown(code.value()));
    }

    /// @param state only these, or all
    @Transactional(readOnly = true)
    public Page<EditedRow> list(
            Actor actor, @Nullable ItemState state, boolean onlyWithGaps, @Nullable String after, int limit) {
        mustKeepItems(actor, EDIT);
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select code, name, duty, state, origin, cardinality(gaps) as gaps from catalog.item
                         where code > :after and (cast(:state as text) is null or state = :state) and (not :gapsOnly or cardinality(gaps) > 0)
                         order by code limit :limit
                        """)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("gapsOnly", onlyWithGaps)
                .param("limit", limit + 1)
                .query(EditedRow.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }

    /// Makes the edited text the published version, with a snapshot for every body on the item's exercise
    /// levels.
    public int publish(Actor actor, CatalogCode code) {
        mustKeepItems(actor, PUBLISH);
        var item = edited(actor, code);
        if (!item.gaps().isEmpty()) {
            throw new ItemIncomplete(code.value(), item.gaps());
        }
        if (!item.state().canBecome(ItemState.PUBLISHED)) {
            throw new ItemNotInState(code.value(), item.state(), ItemState.PUBLISHED);
        }
        int number = (item.publishedVersion() == null ? 0 : item.publishedVersion()) + 1;
        var content = json.write(item.content());
        var at = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into catalog.item_version (code, number, content, digest, published_at, published_by)
                        values (:code, :number, cast(:content as jsonb), :digest, :at, :by)
                        """)
                .param("code", code.value())
                .param("number", number)
                .param("content", content)
                .param("digest", Digests.sm3(content))
                .param("at", at)
                .param("by", actor.id())
                .update();
        jdbc.sql("""
                        update catalog.item set state = 'PUBLISHED', name = :name, current_version = :number, draft = null, gaps = '{}',
                               changed_at = :at, version = version + 1 where code = :code
                        """)
                .param("name", item.content().name())
                .param("number", number)
                .param("at", at)
                .param("code", code.value())
                .update();
        bindBodies(item.content(), code);
        takeSnapshots(code, number, at);
        search.index(item.content());
        events.publishEvent(new ItemPublished(code.value(), number));
        return number;
    }

    /// Binds the item to one body under a code of its own, as imported lists do.
    void bind(TaskCode code, CatalogCode item, Organisation body, Overrides overrides) {
        jdbc.sql("""
                        insert into catalog.implementation (code, item, organisation, region, level, state, overrides)
                        values (:code, :item, :organisation, :region, :level, 'DRAFT', cast(:overrides as jsonb))
                        on conflict (code) do update set overrides = excluded.overrides, version = catalog.implementation.version + 1
                        """)
                .param("code", code.value())
                .param("item", item.value())
                .param("organisation", body.code().value())
                .param("region", body.region().value())
                .param("level", body.level().name())
                .param("overrides", json.write(overrides))
                .update();
    }

    private void bindBodies(ItemContent content, CatalogCode code) {
        for (var level : content.levels()) {
            if (!level.equals("TOWN")) {
                var kind = RegionKind.valueOf(level);
                for (var body : organisations.withDuty(content.department(), kind)) {
                    jdbc.sql("""
                                    insert into catalog.implementation (code, item, organisation, region, level, state)
                                    values (:code, :item, :organisation, :region, :level, 'DRAFT') on conflict do nothing
                                    """)
                            .param(
                                    "code",
                                    TaskCode.of(body.creditCode(), kind, code).value())
                            .param("item", code.value())
                            .param("organisation", body.code().value())
                            .param("region", body.region().value())
                            .param("level", level)
                            .update();
                }
            }
        }
    }

    private void takeSnapshots(CatalogCode code, int itemVersion, Timestamp at) {
        jdbc.sql("""
                        with taken as (
                          insert into catalog.snapshot (id, implementation, number, item, item_version, overrides, published_at)
                          select uuidv7(), i.code, coalesce((select max(number) from catalog.snapshot s where s.implementation = i.code), 0) + 1,
                                 i.item, :number, i.overrides, :at
                            from catalog.implementation i where i.item = :item and i.state in ('DRAFT', 'PUBLISHED')
                          returning id, implementation)
                        update catalog.implementation i set state = 'PUBLISHED', current_snapshot = taken.id, version = version + 1
                          from taken where taken.implementation = i.code
                        """)
                .param("number", itemVersion)
                .param("at", at)
                .param("item", code.value())
                .update();
    }

    private List<FieldError> inWords(List<String> gaps) {
        return gaps.stream()
                .map(it ->
                        new FieldError(it, messages.getMessage("catalog.gap." + it, null, Locale.SIMPLIFIED_CHINESE)))
                .toList();
    }

    private static void mustKeepItems(Actor actor, String permission) {
        if (!actor.may(permission, PROVINCE)) {
            throw new ItemUnknown("-");
        }
    }
}

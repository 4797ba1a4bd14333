package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.regions.Organisations;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The keepers' rows: items with what is being edited and what they lack.
@Component
class ItemDrafts {

    private static final String STORED = """
            select i.code, i.state, i.origin, i.current_version, i.version, i.one_body, i.organisation, i.suspended_reason,
                   i.draft is not null and i.current_version is not null as unpublished, coalesce(i.draft, v.content)::text as content
              from catalog.item i left join catalog.item_version v on v.code = i.code and v.number = i.current_version
             where i.code = :code
            """;

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final Organisations organisations;
    private final BusinessClock clock;
    private final MessageSource messages;

    ItemDrafts(
            JdbcClient jdbc,
            GuideReader json,
            Organisations organisations,
            BusinessClock clock,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisations = organisations;
        this.clock = clock;
        this.messages = messages;
    }

    record Stored(
            ItemState state,
            String origin,
            @Nullable Integer published,
            long version,
            ItemContent content,
            ItemBodies bodies,
            boolean unpublished,
            @Nullable String suspendedReason) {

        int next() {
            return (published == null ? 0 : published) + 1;
        }
    }

    Optional<Stored> find(CatalogCode code) {
        return read(code, "");
    }

    Stored require(CatalogCode code) {
        return find(code).orElseThrow(() -> new ItemUnknown(code.value()));
    }

    /// Others who change the item wait until this transaction ends.
    Stored lock(CatalogCode code) {
        return read(code, " for update of i").orElseThrow(() -> new ItemUnknown(code.value()));
    }

    private Optional<Stored> read(CatalogCode code, String lock) {
        return jdbc.sql(STORED + lock)
                .param("code", code.value())
                .query((row, n) -> {
                    var organisation = row.getString("organisation");
                    return new Stored(
                            ItemState.valueOf(row.getString("state")),
                            row.getString("origin"),
                            row.getObject("current_version", Integer.class),
                            row.getLong("version"),
                            json.content(row.getString("content")),
                            new ItemBodies(
                                    row.getBoolean("one_body"),
                                    organisation == null ? null : new OrganisationCode(organisation)),
                            row.getBoolean("unpublished"),
                            row.getString("suspended_reason"));
                })
                .optional();
    }

    Items.Edited edited(CatalogCode code) {
        var item = require(code);
        var organisation = item.bodies().organisation();
        var body = organisation == null
                ? null
                : new Items.Body(
                        organisation.value(),
                        organisations.require(organisation).name());
        return new Items.Edited(
                code.value(),
                item.state(),
                item.origin(),
                item.published(),
                item.version(),
                item.content(),
                inWords(Gaps.of(item.content(), item.bodies())),
                item.bodies().oneBody(),
                body,
                item.unpublished(),
                item.suspendedReason());
    }

    /// @return false when somebody else saved it after `expected`
    boolean write(CatalogCode code, ItemContent content, ItemBodies bodies, String origin, @Nullable Long expected) {
        var organisation = bodies.organisation();
        var duty = organisation == null
                ? content.department()
                : organisations.require(organisation).duty();
        return jdbc.sql("""
                        insert into catalog.item (code, name, duty, state, origin, draft, gaps, changed_at, one_body, organisation)
                        values (:code, :name, :duty, 'DRAFT', :origin, cast(:draft as jsonb), :gaps, :at, :oneBody, :organisation)
                        on conflict (code) do update
                           set draft = excluded.draft, gaps = excluded.gaps, changed_at = excluded.changed_at, version = catalog.item.version + 1,
                               name = case when catalog.item.current_version is null then excluded.name else catalog.item.name end,
                               duty = excluded.duty, one_body = excluded.one_body, organisation = excluded.organisation
                         where cast(:expected as bigint) is null or catalog.item.version = :expected
                        """)
                        .param("code", code.value())
                        .param("name", content.name())
                        .param("duty", duty)
                        .param("origin", origin)
                        .param("draft", json.write(content))
                        .param("gaps", Gaps.of(content, bodies).toArray(String[]::new))
                        .param("at", Timestamp.from(clock.instant()))
                        .param("oneBody", bodies.oneBody())
                        .param("organisation", organisation == null ? null : organisation.value(), Types.VARCHAR)
                        .param("expected", expected, Types.BIGINT)
                        .update()
                == 1;
    }

    /// One line of the keepers' list.
    ///
    /// @param unpublished it was edited since it was published
    record Row(
            String code,
            String name,
            String duty,
            ItemState state,
            String origin,
            int gaps,
            boolean unpublished,
            @Nullable String organisation,
            Instant changedAt) {}

    /// What the list shows; null or empty = all.
    ///
    /// @param q part of the name, or the beginning of a code
    record Filter(
            @Nullable ItemState state,
            boolean gaps,
            @Nullable String origin,
            @Nullable String q) {}

    Page<Row> list(Actor actor, Filter filter, @Nullable String after, int limit) {
        Items.mustKeepItems(actor, Items.EDIT);
        var cursor = Cursor.parse(after, 1);
        var words = filter.q() == null ? "" : filter.q().strip();
        var read = jdbc.sql("""
                        select code, name, duty, state, origin, cardinality(gaps) as gaps, organisation, changed_at,
                               draft is not null and current_version is not null as unpublished
                          from catalog.item
                         where code > :after and (cast(:state as text) is null or state = :state) and (not :gapsOnly or cardinality(gaps) > 0)
                           and (cast(:origin as text) is null or origin = :origin)
                           and (:words = '' or name like :pattern or code like :beginning
                                or code in (select item from catalog.origin where origin.code like :beginning))
                         order by code limit :limit
                        """)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("gapsOnly", filter.gaps())
                .param("origin", filter.origin(), Types.VARCHAR)
                .param("words", words)
                .param("pattern", "%" + escaped(words) + "%")
                .param("beginning", escaped(words) + "%")
                .param("limit", limit + 1)
                .query(Row.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code()));
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    List<FieldError> inWords(List<String> gaps) {
        return gaps.stream()
                .map(it -> new FieldError(
                        it, messages.getMessage("catalog.gap." + it, null, LocaleContextHolder.getLocale())))
                .toList();
    }
}

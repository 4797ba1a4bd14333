package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Regions;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    public static final String IMPORT = "catalog.import";

    /// Where an item comes from.
    public static final String LOCAL = "LOCAL";

    private static final Place PROVINCE =
            new Place(Regions.PROVINCE, new OrganisationCode("320000-GOVERNMENT_SERVICES"));

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final ItemDrafts drafts;
    private final Publishing publishing;
    private final ContentChecks checks;
    private final Announcing announcing;
    private final BusinessClock clock;

    Items(
            JdbcClient jdbc,
            GuideReader json,
            ItemDrafts drafts,
            Publishing publishing,
            ContentChecks checks,
            Announcing announcing,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.drafts = drafts;
        this.publishing = publishing;
        this.checks = checks;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// An item as its keepers see it.
    ///
    /// @param gaps what publishing still lacks, in words
    /// @param oneBody only one body carries it out
    /// @param body that body, null while it is not chosen
    /// @param unpublished it was edited since it was published
    public record Edited(
            String code,
            ItemState state,
            String origin,
            @Nullable Integer publishedVersion,
            long version,
            ItemContent content,
            List<FieldError> gaps,
            boolean oneBody,
            @Nullable Body body,
            boolean unpublished,
            @Nullable String suspendedReason) {}

    /// A body with its name.
    public record Body(String code, String name) {}

    /// Saves what is being edited; the published version stays as it is until [#publish].
    ///
    /// @param expected version that the editor saw, null when the item is new or comes with the product
    public Edited save(Actor actor, ItemContent content, String origin, @Nullable Long expected) {
        var bodies = drafts.find(new CatalogCode(content.catalogCode()))
                .map(ItemDrafts.Stored::bodies)
                .orElse(ItemBodies.BY_DUTY);
        return save(actor, content, bodies, origin, expected);
    }

    Edited save(Actor actor, ItemContent content, ItemBodies bodies, String origin, @Nullable Long expected) {
        mustKeepItems(actor, EDIT);
        checks.check(content);
        var code = new CatalogCode(content.catalogCode());
        if (!drafts.write(code, content, bodies, origin, expected)) {
            throw new ItemChangedMeanwhile(code.value());
        }
        return edited(actor, code);
    }

    /// A new item that this province adds by itself; its code must not be in use.
    Edited create(Actor actor, ItemContent content, ItemBodies bodies) {
        mustKeepItems(actor, EDIT);
        if (drafts.find(new CatalogCode(content.catalogCode())).isPresent()) {
            throw new ItemCodeTaken(content.catalogCode());
        }
        return save(actor, content, bodies, LOCAL, null);
    }

    @Transactional(readOnly = true)
    public Edited edited(Actor actor, CatalogCode code) {
        mustKeepItems(actor, EDIT);
        return drafts.edited(code);
    }

    /// What publishing would do.
    ///
    /// @param number version that it would become
    /// @param levels bodies on each level whose guide is renewed
    /// @param withdrawn bodies that would no longer carry it out
    public record Effect(int number, Map<String, Integer> levels, int bodies, int withdrawn) {}

    @Transactional(readOnly = true)
    public Effect effect(Actor actor, CatalogCode code) {
        mustKeepItems(actor, EDIT);
        var item = drafts.require(code);
        var bodies = publishing.bodies(item.content(), item.bodies());
        var levels = new LinkedHashMap<String, Integer>();
        bodies.forEach(it -> levels.merge(it.level().name(), 1, Integer::sum));
        int withdrawn = jdbc.sql("""
                        select count(*) from catalog.implementation
                         where item = :item and state = 'PUBLISHED' and organisation <> all(:bodies)
                        """)
                .param("item", code.value())
                .param("bodies", codes(bodies))
                .query(Integer.class)
                .single();
        return new Effect(item.next(), levels, bodies.size(), withdrawn);
    }

    public int publish(Actor actor, CatalogCode code) {
        return publish(actor, code, null);
    }

    /// Makes the edited text the published version, with a snapshot for every body that carries it out.
    ///
    /// @param expected version that the publisher saw, null when it comes with the product
    public int publish(Actor actor, CatalogCode code, @Nullable Long expected) {
        mustKeepItems(actor, PUBLISH);
        var item = drafts.lock(code);
        if (expected != null && expected != item.version()) {
            throw new ItemChangedMeanwhile(code.value());
        }
        var gaps = Gaps.of(item.content(), item.bodies());
        if (!gaps.isEmpty()) {
            throw new ItemIncomplete(code.value(), drafts.inWords(gaps));
        }
        if (!item.state().canBecome(ItemState.PUBLISHED)) {
            throw new ItemNotInState(code.value(), item.state(), ItemState.PUBLISHED);
        }
        var broken = publishing.broken(code, item.content());
        if (!broken.isEmpty()) {
            throw new OverridesLoosen(broken);
        }
        var at = Timestamp.from(clock.instant());
        var content = json.write(item.content());
        writeVersion(actor, code, item, content, at);
        publishing.bind(code, publishing.bodies(item.content(), item.bodies()));
        publishing.takeSnapshots(code, item.next(), at);
        announcing.published(item.content(), item.next());
        return item.next();
    }

    private void writeVersion(Actor actor, CatalogCode code, ItemDrafts.Stored item, String content, Timestamp at) {
        jdbc.sql("""
                        insert into catalog.item_version (code, number, content, digest, published_at, published_by)
                        values (:code, :number, cast(:content as jsonb), :digest, :at, :by)
                        """)
                .param("code", code.value())
                .param("number", item.next())
                .param("content", content)
                .param("digest", Digests.sm3(content))
                .param("at", at)
                .param("by", actor.id())
                .update();
        jdbc.sql("""
                        update catalog.item set state = 'PUBLISHED', name = :name, current_version = :number, draft = null, gaps = '{}',
                               suspended_reason = null, changed_at = :at, version = version + 1 where code = :code
                        """)
                .param("name", item.content().name())
                .param("number", item.next())
                .param("at", at)
                .param("code", code.value())
                .update();
    }

    /// Takes a published item from people's eyes, for a while or for good; running cases keep their snapshot.
    ///
    /// @param state SUSPENDED or CANCELLED
    public Edited withdraw(Actor actor, CatalogCode code, ItemState state, String reason, long expected) {
        mustKeepItems(actor, PUBLISH);
        var item = drafts.lock(code);
        if (expected != item.version()) {
            throw new ItemChangedMeanwhile(code.value());
        }
        if (state == ItemState.PUBLISHED || !item.state().canBecome(state)) {
            throw new ItemNotInState(code.value(), item.state(), state);
        }
        jdbc.sql("""
                        update catalog.item set state = :state, suspended_reason = :reason, changed_at = :at, version = version + 1
                         where code = :code
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()), Types.TIMESTAMP)
                .param("code", code.value())
                .update();
        jdbc.sql("""
                        update catalog.implementation set state = 'SUSPENDED', current_snapshot = null, version = version + 1
                         where item = :code and state in ('DRAFT', 'PUBLISHED')
                        """).param("code", code.value()).update();
        announcing.withdrawn(code, state);
        return drafts.edited(code);
    }

    private static String[] codes(List<Organisation> bodies) {
        return bodies.stream().map(it -> it.code().value()).toArray(String[]::new);
    }

    static void mustKeepItems(Actor actor, String permission) {
        if (!actor.may(permission, PROVINCE)) {
            throw new ItemUnknown("-");
        }
    }
}

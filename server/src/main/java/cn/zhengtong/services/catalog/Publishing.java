package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.RegionKind;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Binds an item to the bodies that carry it out and freezes what each of them publishes.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Publishing {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Organisations organisations;
    private final GuideReader json;
    private final Tightening tightening;

    Publishing(
            JdbcClient jdbc, JdbcTemplate batch, Organisations organisations, GuideReader json, Tightening tightening) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.organisations = organisations;
        this.json = json;
        this.tightening = tightening;
    }

    /// The bodies that will carry the item out.
    List<Organisation> bodies(ItemContent content, ItemBodies bodies) {
        if (bodies.oneBody()) {
            return bodies.organisation() == null ? List.of() : List.of(organisations.require(bodies.organisation()));
        }
        var found = new ArrayList<Organisation>();
        content.levels().stream()
                .filter(it -> !it.equals("TOWN"))
                .forEach(it -> found.addAll(organisations.withDuty(content.department(), RegionKind.valueOf(it))));
        return found;
    }

    /// Binds the bodies that are not bound yet and takes the item away from those that no longer carry it out.
    ///
    /// @return how many bodies lost it
    int bind(CatalogCode code, List<Organisation> bodies) {
        var rows = bodies.stream()
                .map(it -> new Object[] {
                    taskCode(code, it),
                    code.value(),
                    it.code().value(),
                    it.region().value(),
                    it.level().name()
                })
                .toList();
        batch.batchUpdate("""
                insert into catalog.implementation (code, item, organisation, region, level, state)
                values (?, ?, ?, ?, ?, 'DRAFT')
                on conflict (item, region, organisation) do update set state = 'DRAFT'
                 where catalog.implementation.state = 'SUSPENDED'
                """, rows);
        return jdbc.sql("""
                        update catalog.implementation set state = 'SUSPENDED', current_snapshot = null, version = version + 1
                         where item = :item and state in ('DRAFT', 'PUBLISHED') and organisation <> all(:bodies)
                        """)
                .param("item", code.value())
                .param("bodies", bodies.stream().map(it -> it.code().value()).toArray(String[]::new))
                .update();
    }

    /// The code it had in its list when that list is of this very body, else one of ours.
    private String taskCode(CatalogCode item, Organisation body) {
        return jdbc.sql("select code from catalog.origin where item = :item and left(code, 18) = :body")
                .param("item", item.value())
                .param("body", body.creditCode().value())
                .query(String.class)
                .optional()
                .filter(TaskCode::matches)
                .orElseGet(
                        () -> TaskCode.of(body.creditCode(), body.level(), item).value());
    }

    void takeSnapshots(CatalogCode code, int itemVersion, Timestamp at) {
        snapshots("i.item = :it and i.state in ('DRAFT', 'PUBLISHED')", code.value(), itemVersion, at);
    }

    /// The number of the new snapshot of one body.
    int takeSnapshot(TaskCode code, int itemVersion, Timestamp at) {
        snapshots("i.code = :it", code.value(), itemVersion, at);
        return jdbc.sql("select max(number) from catalog.snapshot where implementation = :code")
                .param("code", code.value())
                .query(Integer.class)
                .single();
    }

    private void snapshots(String which, String it, int itemVersion, Timestamp at) {
        jdbc.sql("""
                        with taken as (
                          insert into catalog.snapshot (id, implementation, number, item, item_version, overrides, published_at)
                          select uuidv7(), i.code, coalesce((select max(number) from catalog.snapshot s where s.implementation = i.code), 0) + 1,
                                 i.item, :number, i.overrides, :at
                            from catalog.implementation i where %s
                          returning id, implementation)
                        update catalog.implementation i
                           set state = 'PUBLISHED', current_snapshot = taken.id, unpublished = false, version = version + 1
                          from taken where taken.implementation = i.code
                        """.formatted(which))
                .param("number", itemVersion)
                .param("at", at)
                .param("it", it)
                .update();
    }

    /// Bodies whose own text would loosen the new one, each with what is wrong; at most fifty.
    List<FieldError> broken(CatalogCode code, ItemContent content) {
        record Row(String organisation, String overrides) {}
        return jdbc.sql("""
                        select organisation, overrides::text as overrides from catalog.implementation
                         where item = :item and overrides <> '{}' and state in ('DRAFT', 'PUBLISHED') order by region limit 5000
                        """).param("item", code.value()).query(Row.class).list().stream()
                .flatMap(row ->
                        tightening.problems(content, Objects.requireNonNull(json.overrides(row.overrides()))).stream()
                                .map(it -> new FieldError(
                                        "bodies",
                                        organisations
                                                        .require(new cn.zhengtong.kernel.OrganisationCode(
                                                                row.organisation()))
                                                        .name()
                                                + "：" + it.message())))
                .limit(50)
                .toList();
    }
}

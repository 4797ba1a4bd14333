package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What imported items were in their lists (来源资料).
@Component
class Origins {

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final BusinessClock clock;

    Origins(JdbcClient jdbc, GuideReader json, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// @param digest of everything the row said, to know it again unchanged
    /// @param base the elements as they were imported last
    record Origin(String code, CatalogCode item, String digest, Map<String, Object> base) {}

    Optional<Origin> find(String source, String code) {
        return jdbc.sql(
                        "select code, item, digest, base::text as base from catalog.origin where source = :source and code = :code")
                .param("source", source)
                .param("code", code)
                .query((row, n) -> new Origin(
                        row.getString("code"),
                        new CatalogCode(row.getString("item")),
                        row.getString("digest"),
                        json.tree(row.getString("base"))))
                .optional();
    }

    void write(
            String source,
            String code,
            CatalogCode item,
            String body,
            String digest,
            Map<String, Object> base,
            String raw) {
        jdbc.sql("""
                        insert into catalog.origin (source, code, item, body, digest, base, raw, imported_at)
                        values (:source, :code, :item, :body, :digest, cast(:base as jsonb), cast(:raw as jsonb), :at)
                        on conflict (source, code) do update
                           set body = excluded.body, digest = excluded.digest, base = excluded.base, raw = excluded.raw,
                               imported_at = excluded.imported_at
                        """)
                .param("source", source)
                .param("code", code)
                .param("item", item.value())
                .param("body", body)
                .param("digest", digest)
                .param("base", json.write(base))
                .param("raw", raw)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// What the desk shows beside the form.
    ///
    /// @param bodyName the body that the list names
    /// @param organisation the one of ours that the source's table gives for it
    /// @param fields the row as it stood in the list
    record View(
            String source,
            String code,
            Instant importedAt,
            String bodyKey,
            @Nullable String bodyName,
            @Nullable String regionName,
            @Nullable String organisation,
            Map<String, Object> fields) {}

    View view(Actor actor, CatalogCode item) {
        Items.mustKeepItems(actor, Items.EDIT);
        return jdbc.sql("""
                        select o.source, o.code, o.imported_at, o.body, o.raw::text as raw, b.name, b.region_name, b.organisation
                          from catalog.origin o left join catalog.source_body b on b.source = o.source and b.key = o.body
                         where o.item = :item
                        """)
                .param("item", item.value())
                .query((row, n) -> new View(
                        row.getString("source"),
                        row.getString("code"),
                        row.getTimestamp("imported_at").toInstant(),
                        row.getString("body"),
                        row.getString("name"),
                        row.getString("region_name"),
                        row.getString("organisation"),
                        json.tree(row.getString("raw"))))
                .optional()
                .orElseThrow(() -> new ItemUnknown(item.value()));
    }
}

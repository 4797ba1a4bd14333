package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Facts;
import cn.zhengtong.kernel.Digests;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets everybody know, in the same transaction, what people may read from now on: search, facts, listeners.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Announcing {

    private final ItemSearch search;
    private final Facts facts;
    private final ApplicationEventPublisher events;
    private final GuideReader json;

    Announcing(ItemSearch search, Facts facts, ApplicationEventPublisher events, GuideReader json) {
        this.search = search;
        this.facts = facts;
        this.events = events;
        this.json = json;
    }

    void published(ItemContent content, int number) {
        search.index(content);
        facts.record(
                "catalog.item-published",
                content.catalogCode(),
                Map.of("number", number, "digest", Digests.sm3(json.write(content))));
        events.publishEvent(new ItemPublished(content.catalogCode(), number));
    }

    void withdrawn(CatalogCode code, ItemState state) {
        search.remove(code);
        facts.record("catalog.item-withdrawn", code.value(), Map.of("state", state.name()));
    }

    void bodyPublished(TaskCode code, int number, Overrides overrides) {
        facts.record(
                "catalog.implementation-published",
                code.value(),
                Map.of("number", number, "digest", Digests.sm3(json.write(overrides))));
    }
}

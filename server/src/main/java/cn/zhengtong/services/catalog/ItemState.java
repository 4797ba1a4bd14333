package cn.zhengtong.services.catalog;

import java.util.Set;

/// Life cycle of an item and of an implementation.
public enum ItemState {
    DRAFT,
    PUBLISHED,
    SUSPENDED,
    CANCELLED;

    boolean canBecome(ItemState next) {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED, CANCELLED).contains(next);
            case PUBLISHED -> Set.of(PUBLISHED, SUSPENDED, CANCELLED).contains(next);
            case SUSPENDED -> Set.of(PUBLISHED, CANCELLED).contains(next);
            case CANCELLED -> false;
        };
    }
}

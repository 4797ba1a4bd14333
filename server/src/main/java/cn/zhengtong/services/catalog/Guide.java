package cn.zhengtong.services.catalog;

import cn.zhengtong.support.regions.Organisation;
import java.time.Instant;
import java.util.UUID;

/// An item as one body carries it out, whole and frozen (办事指南): what people read and what a case runs on.
///
/// @param snapshot identifies exactly this text for ever
/// @param number counts the publications of this implementation from 1
public record Guide(
        UUID snapshot,
        TaskCode code,
        CatalogCode item,
        int number,
        Instant publishedAt,
        Organisation body,
        ItemContent content) {}

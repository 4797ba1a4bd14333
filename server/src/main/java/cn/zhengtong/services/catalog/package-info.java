/// Service items (政务服务事项): basic catalogue, implementation lists, snapshots, guides and finding them.
///
/// Owns the schema `catalog`. Entry points: [Catalog] for readers, [Items] for those who keep the items.
@NullMarked
@ApplicationModule(
        id = "catalog",
        displayName = "Catalog · 事项库",
        allowedDependencies = {"calendar", "regions", "search"})
package cn.zhengtong.services.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

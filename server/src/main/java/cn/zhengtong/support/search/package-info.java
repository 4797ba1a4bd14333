/// Finding things by people's own words (检索): names, everyday phrases, typing errors. Behind it PostgreSQL,
/// another engine when configured.
///
/// Owns the schema `search`. Entry point: [SearchIndex].
@NullMarked
@ApplicationModule(
        id = "search",
        displayName = "Search · 检索",
        allowedDependencies = {})
package cn.zhengtong.support.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

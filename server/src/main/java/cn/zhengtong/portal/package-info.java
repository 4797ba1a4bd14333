/// The public house: home page, entry to everything. Owns no business rule, asks facades only.
@NullMarked
@ApplicationModule(
        id = "portal",
        displayName = "Portal · 门户",
        allowedDependencies = {"regions", "catalog"})
package cn.zhengtong.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

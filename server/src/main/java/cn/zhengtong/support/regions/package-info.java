/// Administrative divisions from province to village, and the government bodies that act in them (行政区划与机构).
///
/// Owns the schema `regions`. Entry points: [Regions], [Organisations].
@NullMarked
@ApplicationModule(
        id = "regions",
        displayName = "Regions · 行政区划与机构",
        allowedDependencies = {})
package cn.zhengtong.support.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Ratings of services (政务服务好差评, 国办发〔2019〕51号, GB/T 39734, GB/T 39735): one for each event, and low ones
/// worked off
/// until the rater is content.
///
/// Owns the schema `ratings`. Entry point: [Ratings].
@NullMarked
@ApplicationModule(
        id = "ratings",
        displayName = "Ratings · 好差评",
        allowedDependencies = {"regions", "parties", "workflow", "notices", "calendar"})
package cn.zhengtong.support.ratings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Tells people what concerns them (消息): in the portal at once, by short message through the province's
/// gateway,
/// with retries that survive everything and failures that somebody sees.
///
/// Owns the schema `notices`. Entry point: [Notices].
@NullMarked
@ApplicationModule(
        id = "notices",
        displayName = "Notices · 消息",
        allowedDependencies = {"parties"})
package cn.zhengtong.support.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Technical glue that knows no module: refusals over HTTP, clocks, audit trail, facts, idempotency, encryption
/// of
/// fields, paging, the access gate.
@NullMarked
@ApplicationModule(
        id = "foundation",
        displayName = "Foundation · 技术底座",
        allowedDependencies = {"kernel"})
package cn.zhengtong.foundation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

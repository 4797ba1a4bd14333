/// Papers of a procedure (文书): notices and decisions with templates, gapless numbers, seals and a
/// record of their service.
///
/// Owns the schema `documents`. Entry point: [Documents].
@NullMarked
@ApplicationModule(
        id = "documents",
        displayName = "Documents · 文书",
        allowedDependencies = {"regions", "seals", "typesetting"})
package cn.zhengtong.support.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Takes in applications and leads them through their legal course to decision and delivery (受理、审查、决定、送达).
///
/// Owns the schema `acceptance`. Entry point: [Acceptance].
@NullMarked
@ApplicationModule(
        id = "acceptance",
        displayName = "Acceptance · 受理",
        allowedDependencies = {
            "regions",
            "parties",
            "staff",
            "calendar",
            "workflow",
            "forms",
            "files",
            "documents",
            "licences",
            "notices",
            "ratings",
            "catalog"
        })
package cn.zhengtong.services.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// People who work for the government: posts, roles, grants and the scope they add up to (人员与权限).
///
/// Owns the schema `staff`. Entry point: [Staff].
@NullMarked
@ApplicationModule(
        id = "staff",
        displayName = "Staff · 人员与权限",
        allowedDependencies = {"regions"})
package cn.zhengtong.support.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Signing in and knowing who acts (统一身份认证): password, SMS code, sessions in the database, limits, sign-out
/// everywhere.
///
/// Owns the schema `identity`. Entry point: [SignIn].
@NullMarked
@ApplicationModule(
        id = "identity",
        displayName = "Identity · 统一身份认证",
        allowedDependencies = {"parties", "staff", "regions", "notices"})
package cn.zhengtong.support.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

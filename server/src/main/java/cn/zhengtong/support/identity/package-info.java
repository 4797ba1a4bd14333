/// Signing in and knowing who acts (统一身份认证).
@NullMarked
@ApplicationModule(
        id = "identity",
        displayName = "Identity · 统一身份认证",
        allowedDependencies = {})
package cn.zhengtong.support.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

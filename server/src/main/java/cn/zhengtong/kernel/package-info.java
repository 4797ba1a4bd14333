/// Values that every module shares: codes, numbers, names, who acts and what they may reach. No behaviour of
/// any one
/// module.
@NullMarked
@ApplicationModule(
        id = "kernel",
        displayName = "Kernel · 基础值",
        allowedDependencies = {})
package cn.zhengtong.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

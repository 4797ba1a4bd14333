/// Keeping files (材料存储): taken in by parts or in one go, known by their content, checked, never served to
/// anybody but
/// their owner and those whom the module that bound them lets.
///
/// Owns the schema `files` and the folder `files` of the data directory. Entry point: [FileStore].
@NullMarked
@ApplicationModule(
        id = "files",
        displayName = "Files · 材料存储",
        allowedDependencies = {})
package cn.zhengtong.support.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

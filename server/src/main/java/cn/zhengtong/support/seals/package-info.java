/// Electronic seals (电子印章): sealing papers for a body, the log of every use, freezing and
/// destroying, and the public check of what was sealed.
///
/// Owns the schema `seals`. Entry point: [Seals]; rooms that issue papers implement [PaperRegister].
@NullMarked
@ApplicationModule(
        id = "seals",
        displayName = "Seals · 电子印章",
        allowedDependencies = {"regions", "certificates", "typesetting"})
package cn.zhengtong.support.seals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

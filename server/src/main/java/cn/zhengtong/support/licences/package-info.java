/// E-licences (电子证照): issued when a case is granted, kept in the holder's wallet, shown by a code that lives
/// a minute,
/// verified by anyone, ended in four different ways.
///
/// Owns the schema `licences`. Entry point: [Licences].
@NullMarked
@ApplicationModule(
        id = "licences",
        displayName = "Licences · 电子证照",
        allowedDependencies = {"regions", "parties", "documents", "seals", "typesetting"})
package cn.zhengtong.support.licences;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

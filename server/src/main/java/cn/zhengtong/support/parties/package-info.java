/// Natural persons, firms and who stands for whom (自然人·法人·代理).
///
/// Owns the schema `parties`. Entry point: [Parties].
@NullMarked
@ApplicationModule(
        id = "parties",
        displayName = "Parties · 自然人与法人",
        allowedDependencies = {})
package cn.zhengtong.support.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Setting text on paper (版式): one typeface, lines that break as Chinese breaks, A4 pages written as
/// PDF with only the glyphs they use, QR codes.
///
/// Owns no table. Entry point: [Typesetting].
@NullMarked
@ApplicationModule(
        id = "typesetting",
        displayName = "Typesetting · 版式",
        allowedDependencies = {})
package cn.zhengtong.support.typesetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The certification authority of this house (数字证书): an SM2 root, an issuing authority, the
/// certificates they give, the list of those revoked, and the keys, which never leave their device.
///
/// A province connects its licensed authority and its cipher machine in place of these. Owns the schema
/// `certificates`. Entry point: [Certificates].
@NullMarked
@ApplicationModule(
        id = "certificates",
        displayName = "Certificates · 数字证书",
        allowedDependencies = {})
package cn.zhengtong.support.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

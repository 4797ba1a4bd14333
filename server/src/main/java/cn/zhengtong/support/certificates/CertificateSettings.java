package cn.zhengtong.support.certificates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long certificates are good.
///
/// @param rootLife of the root
/// @param authorityLife of the issuing authority
/// @param life of what the authority issues
/// @param listLife how long a revocation list may be used before a newer one must be fetched
@ConfigurationProperties("zhengtong.certificates")
record CertificateSettings(
        @DefaultValue("10950d") Duration rootLife,
        @DefaultValue("5475d") Duration authorityLife,
        @DefaultValue("1095d") Duration life,
        @DefaultValue("24h") Duration listLife) {}

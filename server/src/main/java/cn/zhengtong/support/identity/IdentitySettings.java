package cn.zhengtong.support.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of signing in. Accounts and phones are limited strictly; one address generously, because a whole hall
/// may sit behind it.
///
/// @param failures wrong passwords within `window` that lock an account for `lock`
/// @param smsPerDay codes that one phone gets in a day
/// @param perAddress tries of one address in a minute, a hall of 200 people included
/// @param sessionMost a session ends after this time, however busy it is
@ConfigurationProperties("zhengtong.identity")
record IdentitySettings(
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration window,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("5m") Duration smsLife,
        @DefaultValue("60s") Duration smsPause,
        @DefaultValue("10") int smsPerDay,
        @DefaultValue("5") int smsTries,
        @DefaultValue("600") int perAddress,
        @DefaultValue("12h") Duration sessionMost) {}

package cn.zhengtong.support.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of signing in. Accounts and phones are limited strictly; one address generously, because a whole hall
/// may sit behind it.
///
/// @param failures wrong passwords from one address within `window` that lock the account for that address
/// @param failuresEverywhere wrong passwords from all addresses within `window` that lock the account for all
/// @param window how long wrong passwords count
/// @param lock how long an account is locked
/// @param smsLife how long an SMS code works
/// @param smsPause how long a phone waits for its next code
/// @param smsPerDay codes that one phone gets in a day
/// @param smsTries wrong codes after which a code is worth nothing
/// @param smsPerAddress codes that one address may ask for in an hour
/// @param perAddress tries of one address in a minute, a hall of 200 people included
/// @param failuresPerAddress failed tries of one address in ten minutes
/// @param sessionMost a session ends after this time, however busy it is
/// @param activationLife how long an activation code works
@ConfigurationProperties("zhengtong.identity")
record IdentitySettings(
        @DefaultValue("5") int failures,
        @DefaultValue("50") int failuresEverywhere,
        @DefaultValue("15m") Duration window,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("5m") Duration smsLife,
        @DefaultValue("60s") Duration smsPause,
        @DefaultValue("10") int smsPerDay,
        @DefaultValue("5") int smsTries,
        @DefaultValue("300") int smsPerAddress,
        @DefaultValue("600") int perAddress,
        @DefaultValue("200") int failuresPerAddress,
        @DefaultValue("12h") Duration sessionMost,
        @DefaultValue("7d") Duration activationLife) {}

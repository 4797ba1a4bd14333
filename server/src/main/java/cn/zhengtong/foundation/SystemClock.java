package cn.zhengtong.foundation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// The clock of security: sessions, codes, tokens, certificates, logs. Nothing moves it.
public final class SystemClock extends Clock {

    private final Clock source;

    public SystemClock(Clock source) {
        this.source = source;
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return source.withZone(zone);
    }

    @Override
    public Instant instant() {
        return source.instant();
    }
}

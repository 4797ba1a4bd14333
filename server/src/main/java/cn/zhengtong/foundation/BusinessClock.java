package cn.zhengtong.foundation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/// The clock of business time (Asia/Shanghai): deadlines, papers, cases. It can be moved in the demo; security
/// never
/// uses it, see [SystemClock].
public final class BusinessClock extends Clock {

    /// Where the law's days begin and end.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ScopedValue<Instant> PLAYED = ScopedValue.newInstance();

    private final Clock source;
    private volatile Duration offset = Duration.ZERO;

    public BusinessClock(Clock source) {
        this.source = source;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(source, offset).withZone(zone);
    }

    @Override
    public Instant instant() {
        return PLAYED.isBound() ? PLAYED.get() : source.instant().plus(offset);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    /// Does something as if it were this moment; only the demo's history is played so.
    public <T> T during(Instant moment, Supplier<T> act) {
        return ScopedValue.where(PLAYED, moment).call(act::get);
    }

    public Duration offset() {
        return offset;
    }

    /// How far business time runs ahead of real time; only the demo's clock control calls this.
    public void moveTo(Duration ahead) {
        offset = ahead;
    }
}

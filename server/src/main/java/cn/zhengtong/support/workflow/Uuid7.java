package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.SystemClock;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// UUIDv7 (RFC 9562) made before a row is stored, so that the rows of one act can point at each other: later ones of
/// this program are greater.
@Component
class Uuid7 {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SystemClock clock;
    private final SecureRandom random = new SecureRandom();

    /// Milliseconds and 12 bits that count within one.
    private final AtomicLong last = new AtomicLong();

    Uuid7(SystemClock clock) {
        this.clock = clock;
    }

    UUID next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, clock.millis() << 12));
        long high = (tick >>> 12) << 16 | VERSION | (tick & 0xfff);
        return new UUID(high, VARIANT | (random.nextLong() >>> 2));
    }
}

package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.RuleViolation;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Slows down one address that tries and tries. Generous with what succeeds, because a service hall sits behind
/// one address; strict with what fails, because whoever tries one password on many accounts mostly fails.
@Component
class AddressLimit {

    private record Buckets(Bucket all, Bucket failures, Bucket codes) {}

    private final LoadingCache<String, Buckets> addresses;

    AddressLimit(IdentitySettings settings) {
        addresses = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofHours(2))
                .build(address -> new Buckets(
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(settings.perAddress())
                                        .refillGreedy(settings.perAddress(), Duration.ofMinutes(1)))
                                .build(),
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(settings.failuresPerAddress())
                                        .refillGreedy(settings.failuresPerAddress(), Duration.ofMinutes(10)))
                                .build(),
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(settings.smsPerAddress())
                                        .refillGreedy(settings.smsPerAddress(), Duration.ofHours(1)))
                                .build()));
    }

    /// Runs one try of this address, when it has one left.
    <T> T watch(HttpServletRequest request, Supplier<T> attempt) {
        var buckets = addresses.get(address(request));
        if (!buckets.all().tryConsume(1) || buckets.failures().getAvailableTokens() == 0) {
            throw new TooManyTries();
        }
        try {
            return attempt.get();
        } catch (RuleViolation refused) {
            buckets.failures().tryConsume(1);
            throw refused;
        }
    }

    void watch(HttpServletRequest request, Runnable attempt) {
        watch(request, () -> {
            attempt.run();
            return true;
        });
    }

    /// Messages cost money and annoy strangers: one address asks for few of them.
    void watchCode(HttpServletRequest request, Runnable attempt) {
        if (!addresses.get(address(request)).codes().tryConsume(1)) {
            throw new TooManyTries();
        }
        watch(request, attempt);
    }

    /// One household or hall has a whole /64 of IPv6 addresses.
    static String address(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", java.util.Arrays.copyOf(groups, 4));
    }
}

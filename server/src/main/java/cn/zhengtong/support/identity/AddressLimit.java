package cn.zhengtong.support.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Slows down one address that tries and tries. Generous, because a service hall sits behind one address.
@Component
class AddressLimit {

    private final LoadingCache<String, Bucket> buckets;

    AddressLimit(IdentitySettings settings) {
        buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(address -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(settings.perAddress())
                                .refillGreedy(settings.perAddress(), Duration.ofMinutes(1)))
                        .build());
    }

    void count(HttpServletRequest request) {
        if (!buckets.get(request.getRemoteAddr()).tryConsume(1)) {
            throw new TooManyTries();
        }
    }
}

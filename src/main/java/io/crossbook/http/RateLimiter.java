package io.crossbook.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossbook.http.HttpSettings.Rate;
import io.crossbook.http.HttpSettings.RateLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One token bucket for each caller and kind of request, in this node's memory: an early no is what protects the node,
 * an exact limit over the whole cluster would cost a trip for each request.
 */
final class RateLimiter {
    private static final int CALLERS_MAX = 200_000;
    private static final Duration FORGET = Duration.ofMinutes(10);

    private record Key(Kind kind, String caller) {}

    /** What is counted apart. */
    enum Kind {
        ANONYMOUS,
        REQUESTS,
        ORDERS
    }

    private final RateLimits limits;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS_MAX)
            .expireAfterAccess(FORGET)
            .build();

    RateLimiter(RateLimits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    /** Counts one request of a caller; throws TOO_MANY_REQUESTS when there were too many. */
    void count(Kind kind, String caller) {
        if (!limits.enabled()) {
            return;
        }
        ConsumptionProbe probe =
                buckets.get(new Key(kind, caller), this::newBucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()) + 1;
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS, null, Map.of("retryAfterMs", Long.toString(millis)));
        }
    }

    private Bucket newBucket(Key key) {
        Rate rate = rate(key.kind());
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private Rate rate(Kind kind) {
        return switch (kind) {
            case ANONYMOUS -> limits.anonymous();
            case REQUESTS -> limits.requests();
            case ORDERS -> limits.orders();
        };
    }
}

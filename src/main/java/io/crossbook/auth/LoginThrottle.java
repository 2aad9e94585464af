package io.crossbook.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossbook.sourcing.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Limits how fast passwords can be guessed: so many attempts a minute of one name from one address. */
final class LoginThrottle {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int REMEMBERED_MAX = 100_000;

    private record Caller(String username, String address) {}

    private final int attemptsPerMinute;
    private final TimeMeter time;
    private final Cache<Caller, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    LoginThrottle(int attemptsPerMinute, TimeMeter time) {
        this.attemptsPerMinute = attemptsPerMinute;
        this.time = time;
    }

    /** Counts an attempt; throws TOO_MANY_REQUESTS when there were too many. */
    void attempt(String username, String address) {
        ConsumptionProbe probe =
                buckets.get(new Caller(username, address), this::newBucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()) + 1;
            throw new Refusal(AuthRejection.TOO_MANY_REQUESTS, Map.of("retryAfterMs", Long.toString(millis)));
        }
    }

    /** Forgets the attempts of somebody who knew the password. */
    void succeeded(String username, String address) {
        buckets.invalidate(new Caller(username, address));
    }

    private Bucket newBucket(Caller caller) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(attemptsPerMinute).refillGreedy(attemptsPerMinute, PERIOD))
                .build();
    }
}

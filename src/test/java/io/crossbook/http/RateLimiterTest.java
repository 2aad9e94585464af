package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossbook.http.HttpSettings.Rate;
import io.crossbook.http.HttpSettings.RateLimits;
import io.crossbook.http.RateLimiter.Kind;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Rate RATE = new Rate(2, 5);

    private final FakeTime time = new FakeTime();

    @Test
    void aBurstIsAllowedAndThenTheRate() {
        RateLimiter limiter = limiter(true);
        use(limiter, 5, Kind.REQUESTS, "ann");
        Problem problem = refused(limiter, Kind.REQUESTS, "ann");
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(problem.retryAfterMs()).isBetween(500L, 501L);
        time.nanos += TimeUnit.MILLISECONDS.toNanos(problem.retryAfterMs());
        use(limiter, 1, Kind.REQUESTS, "ann");
        refused(limiter, Kind.REQUESTS, "ann");
    }

    @Test
    void callersAndKindsAreCountedApart() {
        RateLimiter limiter = limiter(true);
        use(limiter, 5, Kind.REQUESTS, "ann");
        use(limiter, 5, Kind.ORDERS, "ann");
        use(limiter, 5, Kind.REQUESTS, "bob");
        refused(limiter, Kind.ORDERS, "ann");
    }

    @Test
    void itCanBeSwitchedOff() {
        assertThatCode(() -> use(limiter(false), 1000, Kind.ORDERS, "ann")).doesNotThrowAnyException();
    }

    private RateLimiter limiter(boolean enabled) {
        return new RateLimiter(new RateLimits(enabled, RATE, RATE, RATE), time);
    }

    private static void use(RateLimiter limiter, int times, Kind kind, String caller) {
        for (int i = 0; i < times; i++) {
            limiter.count(kind, caller);
        }
    }

    private static Problem refused(RateLimiter limiter, Kind kind, String caller) {
        return catchThrowableOfType(ProblemException.class, () -> limiter.count(kind, caller))
                .problem();
    }

    private static final class FakeTime implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

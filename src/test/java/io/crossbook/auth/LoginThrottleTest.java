package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final int ATTEMPTS = 6;

    private final FakeTime time = new FakeTime();
    private final LoginThrottle throttle = new LoginThrottle(ATTEMPTS, time);

    @Test
    void guessesRunOutAndComeBackWithTime() {
        useUp("ann", "1.2.3.4");
        var refusal = Refused.refusal(() -> throttle.attempt("ann", "1.2.3.4"));
        assertThat(refusal.reason()).isEqualTo(AuthRejection.TOO_MANY_REQUESTS);
        long millis = Long.parseLong(refusal.details().get("retryAfterMs"));
        assertThat(millis).isBetween(1L, 60_000L / ATTEMPTS + 1);
        time.nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        throttle.attempt("ann", "1.2.3.4");
    }

    @Test
    void otherNamesAndAddressesAreNotSlowedDown() {
        useUp("ann", "1.2.3.4");
        throttle.attempt("bob", "1.2.3.4");
        throttle.attempt("ann", "5.6.7.8");
    }

    @Test
    void knowingThePasswordForgivesTheAttempts() {
        useUp("ann", "1.2.3.4");
        throttle.succeeded("ann", "1.2.3.4");
        useUp("ann", "1.2.3.4");
    }

    private void useUp(String username, String address) {
        for (int i = 0; i < ATTEMPTS; i++) {
            throttle.attempt(username, address);
        }
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

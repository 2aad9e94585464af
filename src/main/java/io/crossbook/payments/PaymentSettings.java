package io.crossbook.payments;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The configuration of {@code crossbook.payments}.
 *
 * @param url where the provider's interface begins, without a slash at its end; empty for the local provider
 * @param currency ISO code of the exchange's one currency
 * @param timeout of a whole request
 * @param parallel requests under way at the same time
 * @param queue withdrawals that may wait for that
 * @param retryWindow after which a withdrawal is only looked up
 */
public record PaymentSettings(
        Provider provider,
        URI url,
        String secret,
        String currency,
        Duration connectTimeout,
        Duration timeout,
        int parallel,
        int queue,
        Duration retryWindow) {
    private static final int SECRET_MIN = 32;
    /** Providers forget keys after 24 hours. */
    private static final Duration RETRY_WINDOW_MAX = Duration.ofHours(23);

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Who pays out. */
    public enum Provider {
        LOCAL,
        HTTP
    }

    /** Settings that can't work, or would work too well, throw {@link IllegalArgumentException} with a sentence. */
    public PaymentSettings {
        require(parallel > 0 && queue > 0, "crossbook.payments.parallel and .queue must be positive.");
        require(
                !retryWindow.isNegative() && retryWindow.compareTo(RETRY_WINDOW_MAX) <= 0,
                "crossbook.payments.retry-window must be at most 23 hours: providers forget keys after 24.");
        if (provider == Provider.HTTP) {
            require(
                    secret.length() >= SECRET_MIN,
                    "crossbook.payments.secret must have at least " + SECRET_MIN + " characters.");
            require(isSafe(url), "crossbook.payments.url must be an https address (or http on this machine).");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isSafe(URI url) {
        boolean plain = url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null;
        return plain
                && ("https".equals(url.getScheme())
                        || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost())));
    }

    /** Reads {@code crossbook.payments}. */
    public static PaymentSettings from(Config config, String currency) {
        return new PaymentSettings(
                provider(config.getString("provider")),
                URI.create(config.getString("url").replaceFirst("/+$", "")),
                config.getString("secret"),
                currency,
                config.getDuration("connect-timeout"),
                config.getDuration("timeout"),
                config.getInt("parallel"),
                config.getInt("queue"),
                config.getDuration("retry-window"));
    }

    private static Provider provider(String name) {
        return switch (name) {
            case "local" -> Provider.LOCAL;
            case "http" -> Provider.HTTP;
            default -> throw new IllegalArgumentException("crossbook.payments.provider must be local or http.");
        };
    }

    long retryWindowMicros() {
        return TimeUnit.NANOSECONDS.toMicros(retryWindow.toNanos());
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return provider + " " + url;
    }
}

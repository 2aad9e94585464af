package io.crossbook.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import io.crossbook.payments.RequestSignature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The configuration of {@code crossbook.http}.
 *
 * @param port 0 picks a free one
 * @param currency ISO code of the exchange's one currency, only shown
 * @param allowedOrigins web pages of other addresses that may open a stream, like https://example.org
 * @param oracleSources the sources that may report results, by name
 * @param drain how long running requests may take to finish in a shutdown
 */
public record HttpSettings(
        String host,
        int port,
        Duration drain,
        String currency,
        List<String> allowedOrigins,
        Map<String, RequestSignature> oracleSources,
        RateLimits limits) {
    private static final int SECRET_MIN = 32;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,32}");

    /** Reads {@code crossbook.http}. */
    public static HttpSettings from(Config http) {
        return new HttpSettings(
                http.getString("host"),
                http.getInt("port"),
                http.getDuration("drain"),
                http.getString("currency"),
                http.getStringList("allowed-origins"),
                sources(http.getConfig("oracle-sources")),
                RateLimits.from(http.getConfig("rate-limit")));
    }

    private static Map<String, RequestSignature> sources(Config sources) {
        Map<String, RequestSignature> signatures = new TreeMap<>();
        for (String name : sources.root().keySet()) {
            String secret = sources.getString(ConfigUtil.quoteString(name));
            if (!SOURCE.matcher(name).matches() || secret.length() < SECRET_MIN) {
                throw new IllegalArgumentException("crossbook.http.oracle-sources: " + name + " must be of a-z, 0-9 and"
                        + " dashes, and its secret have at least " + SECRET_MIN + " characters");
            }
            signatures.put(name, new RequestSignature(secret));
        }
        return signatures;
    }

    /**
     * How much one caller may ask.
     *
     * @param anonymous of one address without a token
     * @param requests of one user
     * @param orders of one user, placing and changing orders; counts as a request too
     */
    public record RateLimits(boolean enabled, Rate anonymous, Rate requests, Rate orders) {
        static RateLimits from(Config limits) {
            return new RateLimits(
                    limits.getBoolean("enabled"),
                    Rate.from(limits.getConfig("anonymous")),
                    Rate.from(limits.getConfig("requests")),
                    Rate.from(limits.getConfig("orders")));
        }
    }

    /** So many a second for ever, and so many at once after a pause. */
    public record Rate(int perSecond, int burst) {
        static Rate from(Config rate) {
            return new Rate(rate.getInt("per-second"), rate.getInt("burst"));
        }
    }
}

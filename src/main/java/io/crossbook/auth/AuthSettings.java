package io.crossbook.auth;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of {@code crossbook.auth}.
 *
 * @param keyFile where the key that signs access tokens is kept; made on first start
 * @param accessTokenLifetime at most 15 minutes, since a stolen token can be used that long
 * @param sessionLifetime how long a login lasts however often it is refreshed
 * @param hashingQueue passwords that may wait for one of the two hashing threads
 * @param loginAttemptsPerMinute of one name from one address
 */
public record AuthSettings(
        Path keyFile,
        Duration accessTokenLifetime,
        Duration sessionLifetime,
        int hashingQueue,
        int loginAttemptsPerMinute) {
    private static final Duration LONGEST_ACCESS = Duration.ofMinutes(15);

    public AuthSettings {
        if (accessTokenLifetime.compareTo(LONGEST_ACCESS) > 0 || accessTokenLifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("access tokens live 1 s to 15 min, not " + accessTokenLifetime);
        }
    }

    /** Reads {@code crossbook.auth}; the key lies in {@code keys/} of the data directory. */
    public static AuthSettings from(Config auth, Path dataDirectory) {
        return new AuthSettings(
                dataDirectory.resolve("keys").resolve("access-token.jwk"),
                auth.getDuration("access-token-lifetime"),
                auth.getDuration("session-lifetime"),
                auth.getInt("hashing-queue"),
                auth.getInt("login-attempts-per-minute"));
    }
}

package io.crossbook.auth;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The configuration of {@code crossbook.auth}.
 *
 * @param keyFile where the key that signs access tokens is kept, made on first start; empty for the database
 * @param accessTokenLifetime at most 15 minutes, since a stolen token can be used that long
 * @param sessionLifetime how long a login lasts however often it is refreshed
 * @param hashingQueue passwords that may wait for one of the two hashing threads
 * @param loginAttemptsPerMinute of one name from one address
 */
public record AuthSettings(
        Optional<Path> keyFile,
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

    /** Reads {@code crossbook.auth}. */
    public static AuthSettings from(Config auth) {
        return new AuthSettings(
                Optional.of(auth.getString("key-file"))
                        .filter(file -> !file.isBlank())
                        .map(Path::of),
                auth.getDuration("access-token-lifetime"),
                auth.getDuration("session-lifetime"),
                auth.getInt("hashing-queue"),
                auth.getInt("login-attempts-per-minute"));
    }
}

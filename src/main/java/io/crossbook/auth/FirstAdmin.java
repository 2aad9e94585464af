package io.crossbook.auth;

import io.crossbook.sourcing.Refusal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Sees to it that a new exchange has somebody who can run it. */
public final class FirstAdmin {
    private static final String DEFAULT_NAME = "admin";
    private static final int PASSWORD_BYTES = 15;

    /**
     * Who was made.
     *
     * @param generatedPassword when none was given: show it now, it is kept nowhere
     */
    public record Made(String username, Optional<String> generatedPassword) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return username;
        }
    }

    private FirstAdmin() {}

    /**
     * Makes an admin when nobody is registered yet, called "admin" and with a generated password unless given, or
     * when both a name and a password are given and the name is free. Else nothing is made. Blocks.
     *
     * @throws IllegalStateException when name or password cannot be used, saying what may be
     */
    public static Optional<Made> ensure(Identity identity, Optional<String> username, Optional<String> password) {
        if (!identity.hasNoUsers() && (username.isEmpty() || password.isEmpty())) {
            return Optional.empty();
        }
        String name = username.orElse(DEFAULT_NAME);
        Optional<String> generated = password.isPresent() ? Optional.empty() : Optional.of(generate());
        try {
            identity.registerAdmin(name, password.or(() -> generated).orElseThrow())
                    .toCompletableFuture()
                    .join();
            return Optional.of(new Made(name, generated));
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                return refused(name, (AuthRejection) refusal.reason());
            }
            throw e;
        }
    }

    private static Optional<Made> refused(String name, AuthRejection reason) {
        return switch (reason) {
            case USERNAME_TAKEN -> Optional.empty();
            case INVALID_USERNAME -> throw new IllegalStateException("the first admin cannot be called \"" + name
                    + "\": use 3 to 32 of a-z, 0-9, dot, dash and underscore");
            case INVALID_PASSWORD -> throw new IllegalStateException(
                    "the first admin's password must have 8 to 128 characters and not be the name");
            default -> throw new IllegalStateException("the first admin cannot be made: " + reason);
        };
    }

    private static String generate() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

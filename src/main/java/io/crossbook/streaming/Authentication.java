package io.crossbook.streaming;

/** Says whom a token speaks for. */
@FunctionalInterface
public interface Authentication {
    /**
     * A caller that was let in.
     *
     * @param expiresAt microseconds since 1970 until which
     */
    record Session(String userId, long expiresAt) {}

    /** Throws a {@code Refusal} whose reason is named TOKEN_EXPIRED when it was valid once; never blocks. */
    Session authenticate(String token);
}

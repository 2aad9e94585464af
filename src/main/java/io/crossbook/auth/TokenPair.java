package io.crossbook.auth;

import java.time.Duration;

/** What a login or a refresh hands out: a short access token, and the one refresh token that gets the next pair. */
public record TokenPair(String accessToken, Duration expiresIn, String refreshToken) {
    /** Without the tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "TokenPair[expiresIn=" + expiresIn + "]";
    }
}

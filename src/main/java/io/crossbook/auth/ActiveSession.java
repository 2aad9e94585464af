package io.crossbook.auth;

import java.time.Instant;

/**
 * A login that has not ended.
 *
 * @param address where it was begun; null when that is not known
 * @param renewedAt when it last got tokens
 */
public record ActiveSession(String id, Instant createdAt, Instant renewedAt, Instant expiresAt, String address) {}

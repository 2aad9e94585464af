package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/**
 * Where a user's program listens.
 *
 * @param generation counts the addresses the user ever set; the signing secret follows from it
 */
public record Webhook(String url, long generation) implements Persisted {}

package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;

/**
 * Asks an entity for its publications until the lease ends, and renews the lease. Nothing of it is stored.
 *
 * @param leaseMillis how long publications go on without another such message
 * @param image whether the watcher needs an image even if it is known already
 */
public record Watch(ActorRef<Publication> watcher, long leaseMillis, boolean image) implements Persisted {}

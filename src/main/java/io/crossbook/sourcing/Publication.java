package io.crossbook.sourcing;

/**
 * What an entity tells those who watch it, only ever about what is durable. An image is the whole at a sequence
 * number; a delta leads from one number to a later one. Delivery is at most once: a watcher that misses one asks again.
 */
public interface Publication extends Persisted {
    /** The entity's sequence number that the watcher has reached with this. */
    long seq();
}

package io.crossbook.sourcing;

/** Takes messages to other entities. Delivery is at most once and unordered; senders repeat until answered. */
@FunctionalInterface
public interface Courier {
    void deliver(Outgoing message);

    /** Delivers what belongs to a request that somebody follows, see {@link Tracing}; null when nobody does. */
    default void deliver(Outgoing message, String trace) {
        deliver(message);
    }
}

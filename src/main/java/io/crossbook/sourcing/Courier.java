package io.crossbook.sourcing;

/** Takes messages to other entities. Delivery is at most once and unordered; senders repeat until answered. */
@FunctionalInterface
public interface Courier {
    void deliver(Outgoing message);
}

package io.crossbook.sourcing;

import java.util.List;

/**
 * What a command leads to: the events to persist (none when it was done before or refused), the answer, and the
 * messages to send once the events are durable.
 */
public record Decision<E, R>(List<E> events, R reply, List<Outgoing> outgoing) {
    public static <E, R> Decision<E, R> reply(R reply) {
        return new Decision<>(List.of(), reply, List.of());
    }

    public static <E, R> Decision<E, R> persist(E event, R reply) {
        return new Decision<>(List.of(event), reply, List.of());
    }

    public static <E, R> Decision<E, R> persist(List<E> events, R reply) {
        return new Decision<>(List.copyOf(events), reply, List.of());
    }

    /** The same decision that also sends these messages. */
    public Decision<E, R> sending(List<? extends Outgoing> messages) {
        return new Decision<>(events, reply, List.copyOf(messages));
    }

    /** The same decision that also sends this message. */
    public Decision<E, R> sending(Outgoing message) {
        return sending(List.of(message));
    }
}

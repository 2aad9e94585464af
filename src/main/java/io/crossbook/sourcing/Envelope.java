package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;

/** A command on its way to an entity, with the address for the answer. */
public interface Envelope<C, R> extends Persisted {
    C command();

    ActorRef<R> replyTo();

    /** The traceparent of the request this belongs to (see {@link Tracing}), null when nobody follows it. */
    default String trace() {
        return null;
    }
}

package io.crossbook.sourcing;

import akka.actor.typed.ActorRef;

/** A command on its way to an entity, with the address for the answer. */
public interface Envelope<C, R> extends Persisted {
    C command();

    ActorRef<R> replyTo();
}

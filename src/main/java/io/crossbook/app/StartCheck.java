package io.crossbook.app;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Whether everything has started on this node: it is a member of the cluster before it serves anybody. */
public final class StartCheck implements Supplier<CompletionStage<Boolean>> {
    private static final Id ID = new Id();

    private final Started started;

    /** Called by the management module. */
    public StartCheck(ActorSystem system) {
        started = ID.get(system);
    }

    /** Everything has. */
    static void done(akka.actor.typed.ActorSystem<?> system) {
        ID.get(system).yes = true;
    }

    @Override
    public CompletionStage<Boolean> get() {
        return CompletableFuture.completedFuture(started.yes);
    }

    private static final class Started implements Extension {
        private volatile boolean yes;
    }

    private static final class Id extends AbstractExtensionId<Started> {
        @Override
        public Started createExtension(ExtendedActorSystem system) {
            return new Started();
        }
    }
}

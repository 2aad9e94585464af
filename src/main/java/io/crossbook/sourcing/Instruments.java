package io.crossbook.sourcing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import java.util.function.Function;

/** Who watches the entities and sagas of an actor system at work; nobody until somebody is named, before they start. */
public final class Instruments implements Extension {
    private static final ExtensionId<Instruments> ID = new ExtensionId<>() {
        @Override
        public Instruments createExtension(ActorSystem<?> system) {
            return new Instruments();
        }
    };

    private volatile Function<String, EntityRecorder> recorders = kind -> EntityRecorder.NONE;
    private volatile JournalRecorder journal = JournalRecorder.NONE;
    private volatile Tracing tracing = Tracing.OFF;

    private Instruments() {}

    public static Instruments of(ActorSystem<?> system) {
        return system.registerExtension(ID);
    }

    /** Names the recorder of each kind of entity; asked whenever an entity wakes. */
    public void recordWith(Function<String, EntityRecorder> byKind) {
        recorders = byKind;
    }

    public void recordWith(JournalRecorder writes) {
        journal = writes;
    }

    public void traceWith(Tracing tracer) {
        tracing = tracer;
    }

    public JournalRecorder journal() {
        return journal;
    }

    EntityRecorder recorder(String kind) {
        return recorders.apply(kind);
    }

    public Tracing tracing() {
        return tracing;
    }
}

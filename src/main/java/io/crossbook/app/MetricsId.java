package io.crossbook.app;

import akka.actor.AbstractExtensionId;
import akka.actor.ExtendedActorSystem;
import akka.actor.ExtensionId;
import akka.actor.ExtensionIdProvider;

/** Where {@link Metrics} of an actor system are found; named in {@code akka.management.http.routes}. */
public final class MetricsId extends AbstractExtensionId<Metrics> implements ExtensionIdProvider {
    static final MetricsId ID = new MetricsId();

    /** Called by the management module; everybody else uses {@link #ID}. */
    public MetricsId() {}

    @Override
    public ExtensionId<Metrics> lookup() {
        return ID;
    }

    @Override
    public Metrics createExtension(ExtendedActorSystem system) {
        return new Metrics(system);
    }
}

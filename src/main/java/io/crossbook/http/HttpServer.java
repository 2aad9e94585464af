package io.crossbook.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import io.crossbook.sourcing.Instruments;
import java.util.concurrent.CompletionStage;

/** Listens for HTTP and lets running requests finish when the node shuts down. */
public final class HttpServer {
    private HttpServer() {}

    /** Binds the API to its address; fails with akka.stream.BindFailedException when the port is taken. */
    public static CompletionStage<ServerBinding> start(ActorSystem<?> system, HttpSettings settings, Api api) {
        return start(system, settings, api, HttpObserver.NONE);
    }

    /** The same with somebody who hears of every request. */
    public static CompletionStage<ServerBinding> start(
            ActorSystem<?> system, HttpSettings settings, Api api, HttpObserver observer) {
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .bind(api.handler(system, observer, Instruments.of(system).tracing()))
                .thenApply(binding -> binding.addToCoordinatedShutdown(settings.drain(), system));
    }
}

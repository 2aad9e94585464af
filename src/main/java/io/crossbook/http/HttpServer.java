package io.crossbook.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import java.util.concurrent.CompletionStage;

/** Listens for HTTP and lets running requests finish when the node shuts down. */
public final class HttpServer {
    private HttpServer() {}

    /** Binds the API to its address; fails with akka.stream.BindFailedException when the port is taken. */
    public static CompletionStage<ServerBinding> start(ActorSystem<?> system, HttpSettings settings, Api api) {
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .bind(api.handler(system))
                .thenApply(binding -> binding.addToCoordinatedShutdown(settings.drain(), system));
    }
}

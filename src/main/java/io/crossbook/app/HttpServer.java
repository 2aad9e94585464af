package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Route;
import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** The one HTTP port of a node. */
final class HttpServer {
    private HttpServer() {}

    /** Serves the route and returns its address; in a shutdown the port closes first, then running requests finish. */
    static String bind(ActorSystem<?> system, Config config, Route route) {
        String host = config.getString("crossbook.http.host");
        int port = config.getInt("crossbook.http.port");
        Duration drain = config.getDuration("crossbook.http.drain");
        try {
            ServerBinding binding = Http.get(system)
                    .newServerAt(host, port)
                    .bind(route)
                    .toCompletableFuture()
                    .join();
            binding.addToCoordinatedShutdown(drain, system);
            return "http://" + host + ":" + binding.localAddress().getPort();
        } catch (CompletionException e) {
            throw new StartFailure(
                    "HTTP cannot be served on " + host + ":" + port + " ("
                            + e.getCause().getMessage() + "). Choose others with --host and --http-port.",
                    e);
        }
    }
}

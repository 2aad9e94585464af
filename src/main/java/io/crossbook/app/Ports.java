package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out about a taken port before anything has started, when the way out is easy to name. */
final class Ports {
    private Ports() {}

    static void requireFree(Config config) {
        requireFree(config, "crossbook.http.host", "crossbook.http.port", "--http-port");
        requireFree(config, "akka.management.http.hostname", "akka.management.http.port", "--management-port");
        requireFree(
                config, "akka.remote.artery.canonical.hostname", "akka.remote.artery.canonical.port", "--cluster-port");
    }

    private static void requireFree(Config config, String hostKey, String portKey, String option) {
        String host = config.getString(hostKey);
        int port = config.getInt(portKey);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot listen on " + host + ":" + port + " (" + e.getMessage() + "). Stop what uses that port, or"
                            + " choose another one with " + option + ".",
                    e);
        }
    }
}

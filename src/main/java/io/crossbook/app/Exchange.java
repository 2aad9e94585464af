package io.crossbook.app;

import akka.http.javadsl.server.Directives;

/** Puts the exchange together on a node that is up: entities, projections and the edges. */
final class Exchange {
    private Exchange() {}

    /** Starts everything and returns the address for browsers and clients. */
    static String start(NodeContext node) {
        return HttpServer.bind(
                node.system(),
                node.config(),
                Directives.pathEndOrSingleSlash(() -> Directives.complete("Crossbook is running.\n")));
    }
}

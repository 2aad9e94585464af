package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Vitals;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How the exchange is: nodes, length of the journal, lag of the views; for admins. */
final class SystemRoutes {
    /** Absent while there was no order. */
    record PlacingJson(long orders, long medianMicros, long p99Micros) {
        static PlacingJson of(Vitals.Placing placing) {
            return placing.orders() == 0
                    ? null
                    : new PlacingJson(placing.orders(), placing.medianMicros(), placing.p99Micros());
        }
    }

    record NodeJson(
            String address, boolean oldest, int members, long silentMs, int shards, int entities, PlacingJson placing) {
        static NodeJson of(Vitals.Living node) {
            return new NodeJson(
                    node.address(),
                    node.isOldest(),
                    node.members(),
                    node.silentMs(),
                    node.shards(),
                    node.entities(),
                    PlacingJson.of(node.placing()));
        }
    }

    record LagJson(String views, long lagMs) {
        static LagJson of(Vitals.GroupLag lag) {
            return new LagJson(lag.group(), lag.lagMs());
        }
    }

    record SystemJson(String time, List<NodeJson> nodes, long events, List<LagJson> lags) {}

    private final Queries queries;

    SystemRoutes(Queries queries) {
        this.queries = queries;
    }

    Route route(Principal principal) {
        return path("system", () -> get(() -> Gate.admin(principal, () -> completeWithFuture(state()))));
    }

    private CompletionStage<HttpResponse> state() {
        return queries.run(Vitals::of)
                .thenApply(vitals -> Bodies.ok(new SystemJson(
                        Times.ofMicros(queries.now()),
                        vitals.nodes().stream().map(NodeJson::of).toList(),
                        vitals.events(),
                        vitals.lags().stream().map(LagJson::of).toList())));
    }
}

package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.market.MarketEvent;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who did what to a market, when and why, from its journal; for admins and arbiters. */
final class MarketLogRoutes {
    private static final String KIND = "Market|";

    /** One event of the market; who and why are absent where it followed by itself. */
    record Entry(long seq, String time, String event, String by, String reason) {
        static Entry of(Recorded recorded) {
            MarketEvent event = (MarketEvent) recorded.event();
            return new Entry(
                    recorded.seq(),
                    Times.ofMicros(event.at()),
                    event.getClass().getSimpleName(),
                    event.by(),
                    event.reason());
        }
    }

    record All(List<Entry> items) {}

    private final Queries queries;
    private final Definitions definitions;

    MarketLogRoutes(Queries queries, Definitions definitions) {
        this.queries = queries;
        this.definitions = definitions;
    }

    Route route(Principal principal) {
        return path(
                segment("markets").slash(segment()).slash("log"),
                id -> get(() -> Gate.staff(principal, () -> completeWithFuture(log(Definitions.marketId(id))))));
    }

    private CompletionStage<HttpResponse> log(String marketId) {
        return definitions
                .get(marketId)
                .thenCompose(definition -> queries.run(connection -> {
                    List<Entry> entries = new ArrayList<>();
                    Replay.until(
                            connection, KIND + marketId, Long.MAX_VALUE, recorded -> entries.add(Entry.of(recorded)));
                    return Bodies.ok(new All(entries));
                }));
    }
}

package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.InboxView;
import io.crossbook.notification.Inboxes;
import io.crossbook.notification.PriceAlert;
import io.crossbook.orderbook.OrderBooks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The caller's price alerts. */
final class AlertRoutes {
    private final Inboxes inboxes;
    private final OrderBooks books;
    private final Definitions definitions;

    AlertRoutes(Inboxes inboxes, OrderBooks books, Definitions definitions) {
        this.inboxes = inboxes;
        this.books = books;
        this.definitions = definitions;
    }

    Route route(Principal principal) {
        String userId = principal.userId();
        return pathPrefix(
                "alerts",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> list(userId)),
                                post(() -> Bodies.read(AlertJson.Wanted.class, body -> set(userId, body))))),
                        path(
                                segment(),
                                alertId -> delete(() -> completeWithFuture(inboxes.removeAlert(userId, alertId)
                                        .thenApply(inbox -> Bodies.noContent()))))));
    }

    private CompletionStage<HttpResponse> set(String userId, AlertJson.Wanted wanted) {
        String alertId = Inboxes.alertId(userId, Fields.reference("clientRef", wanted.clientRef()));
        String marketId = Definitions.marketId(Fields.required("marketId", wanted.marketId()));
        return definitions.get(marketId).thenCompose(market -> {
            var rule = wanted.rule(market);
            return books.view(marketId, 1)
                    .thenCompose(book -> inboxes.setAlert(userId, alertId, marketId, rule, book.seq()))
                    .thenApply(inbox -> Bodies.json(StatusCodes.CREATED, AlertJson.of(find(inbox, alertId), market)));
        });
    }

    private static PriceAlert find(InboxView inbox, String alertId) {
        return inbox.alerts().stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .orElseThrow();
    }

    private Route list(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(inboxes.view(userId).thenCompose(inbox -> {
                List<String> ids =
                        inbox.alerts().stream().map(PriceAlert::marketId).toList();
                return definitions.all(ids).thenApply(markets -> page(inbox, markets, parameters));
            }));
        });
    }

    private static HttpResponse page(InboxView inbox, Map<String, MarketDefinition> markets, Parameters parameters) {
        return Bodies.ok(Page.of(
                        "alerts",
                        inbox.alerts().stream()
                                .sorted(Comparator.comparing(AlertRoutes::key))
                                .toList(),
                        AlertRoutes::key,
                        Comparator.naturalOrder(),
                        parameters)
                .map(alert -> AlertJson.of(alert, markets.get(alert.marketId()))));
    }

    private static String key(PriceAlert alert) {
        return Page.key(alert.setAt()) + alert.alertId();
    }
}

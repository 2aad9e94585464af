package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.placement.Placements;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import io.crossbook.readside.Queries;
import io.crossbook.readside.Reading;
import io.crossbook.readside.wallet.OrderQueries;
import io.crossbook.readside.wallet.OrderQueries.Filter;
import io.crossbook.readside.wallet.OrderQueries.Place;
import io.crossbook.readside.wallet.WalletViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A user's orders of all times: rows of the read side, those that are not over as their books know them. */
final class OrderLists {
    private static final String NAME = "orders";

    private final Queries queries;
    private final Placements placements;
    private final Definitions definitions;

    OrderLists(Queries queries, Placements placements, Definitions definitions) {
        this.queries = queries;
        this.placements = placements;
        this.definitions = definitions;
    }

    Route list(String userId) {
        return extractRequest(request -> {
            Parameters parameters =
                    Parameters.of(request, "status", "marketId", Span.FROM, Span.TO, Page.LIMIT, Page.CURSOR);
            Filter filter = filter(parameters);
            int limit = Page.limit(parameters);
            Place after = Cursor.of(parameters, NAME, 2)
                    .map(cursor -> new Place(cursor.number(0), cursor.text(1)))
                    .orElse(Place.START);
            return completeWithFuture(queries.caughtUp(
                            WalletViews.GROUP,
                            userId,
                            connection -> OrderQueries.newestFirst(connection, userId, filter, after, limit + 1))
                    .thenCompose(reading -> withUnknown(userId, filter, after, reading))
                    .thenCompose(reading -> answer(request, userId, filter, limit, reading)));
        });
    }

    /** An order that its wallet has forgotten, as the rows have it. */
    CompletionStage<HttpResponse> forgotten(String userId, String clientOrderId) {
        return queries.caughtUp(
                        WalletViews.GROUP, userId, connection -> OrderQueries.one(connection, userId, clientOrderId)
                                .orElseThrow(() -> new ProblemException(ProblemCode.ORDER_NOT_FOUND)))
                .thenCompose(reading -> json(List.of(reading.value()))
                        .thenApply(found -> Answers.fresh(Bodies.ok(found.get(0)), reading.freshness())));
    }

    private static Filter filter(Parameters parameters) {
        Span span = Span.of(parameters);
        return new Filter(
                parameters.oneOf("status", OrderStatus.class), parameters.text("marketId"), span.from(), span.until());
    }

    /** When the rows lag behind for long, what only the wallet knows yet comes first, as the newest. */
    private CompletionStage<Reading<List<OrderView>>> withUnknown(
            String userId, Filter filter, Place after, Reading<List<OrderView>> reading) {
        if (reading.freshness().lagMillis() == 0 || !after.equals(Place.START)) {
            return CompletableFuture.completedFuture(reading);
        }
        return placements.orders(userId).thenCompose(recent -> {
            List<String> ids = recent.stream().map(OrderView::clientOrderId).toList();
            return queries.run(connection -> OrderQueries.known(connection, userId, ids))
                    .thenApply(known -> reading.map(rows -> merged(recent, known, filter, rows)));
        });
    }

    private static List<OrderView> merged(
            List<OrderView> recent, Set<String> known, Filter filter, List<OrderView> rows) {
        List<OrderView> all = new ArrayList<>(recent.stream()
                .filter(order -> !known.contains(order.clientOrderId()))
                .filter(order ->
                        filter.marketId().isEmpty() || filter.marketId().get().equals(order.marketId()))
                .filter(order -> order.placedAt() >= filter.from() && order.placedAt() < filter.until())
                .toList());
        all.addAll(rows);
        return all;
    }

    private CompletionStage<HttpResponse> answer(
            HttpRequest request, String userId, Filter filter, int limit, Reading<List<OrderView>> reading) {
        Page<OrderView> page =
                Page.cut(reading.value(), limit, order -> Cursor.of(NAME, order.placedAt(), order.clientOrderId()));
        return asBooksKnow(userId, filter, page.items())
                .thenApply(items -> Answers.tagged(
                        request, Answers.fresh(Bodies.ok(new Page<>(items, page.nextCursor())), reading.freshness())));
    }

    /** Orders as their books know them, without those whose status there is not the one asked for. */
    private CompletionStage<List<OrderJson>> asBooksKnow(String userId, Filter filter, List<OrderView> orders) {
        return placements
                .freshest(userId, orders)
                .thenCompose(fresh -> json(fresh.stream()
                        .filter(order ->
                                filter.status().isEmpty() || filter.status().get() == order.status())
                        .toList()));
    }

    private CompletionStage<List<OrderJson>> json(List<OrderView> orders) {
        return definitions
                .all(orders.stream().map(OrderView::marketId).toList())
                .thenApply(markets -> orders.stream()
                        .map(order -> OrderJson.of(order, markets.get(order.marketId())))
                        .toList());
    }

    Route export(String userId) {
        return extractRequest(request -> {
            Filter filter = filter(Parameters.of(request, "status", "marketId", Span.FROM, Span.TO));
            return completeWithFuture(queries.caughtUp(WalletViews.GROUP, userId, connection -> userId)
                    .thenCompose(reading -> queries.runHeavy(connection ->
                                    OrderQueries.newestFirst(connection, userId, filter, Place.START, Csv.ROWS_MAX + 1))
                            .thenCompose(rows -> asBooksKnow(userId, filter, Csv.whole(rows)))
                            .thenApply(orders -> Answers.fresh(csv(orders), reading.freshness()))));
        });
    }

    private static HttpResponse csv(List<OrderJson> orders) {
        Csv csv = new Csv(
                "orderId",
                "placedAt",
                "updatedAt",
                "marketId",
                "selectionId",
                "side",
                "price",
                "size",
                "status",
                "reason",
                "sizeMatched",
                "sizeRemaining",
                "sizeCancelled",
                "sizeLapsed",
                "sizeVoided",
                "averagePriceMatched");
        orders.forEach(order -> csv.row(
                order.orderId(),
                order.placedAt(),
                order.updatedAt(),
                order.marketId(),
                order.selectionId(),
                order.side(),
                order.price(),
                order.size(),
                order.status(),
                order.reason(),
                order.sizeMatched(),
                order.sizeRemaining(),
                order.sizeCancelled(),
                order.sizeLapsed(),
                order.sizeVoided(),
                order.averagePriceMatched()));
        return csv.response("orders.csv");
    }
}

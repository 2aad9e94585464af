package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.placement.Placements;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderView;
import io.crossbook.readside.Queries;
import io.crossbook.sourcing.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The caller's own orders. The user is always the one of the token; somebody else's order does not exist. */
final class OrderRoutes {
    record Pending(String orderId, String clientOrderId, String status) {}

    record Smaller(String size) {}

    record Cancelled(List<String> canceled, Map<String, String> notCanceled) {}

    record Step(String step, String time, String detail) {}

    record Timeline(List<Step> items) {}

    private final Placements placements;
    private final OrderDesk desk;
    private final Definitions definitions;
    private final Gate gate;
    private final OrderLists lists;

    OrderRoutes(Placements placements, OrderDesk desk, Queries queries, Definitions definitions, Gate gate) {
        this.placements = placements;
        this.desk = desk;
        this.definitions = definitions;
        this.gate = gate;
        this.lists = new OrderLists(queries, placements, definitions);
    }

    Route route(Principal principal) {
        return concat(
                pathPrefix("orders", () -> Gate.user(principal, () -> inside(principal))),
                path("orders.csv", () -> get(() -> Gate.user(principal, () -> lists.export(principal.userId())))));
    }

    private Route inside(Principal principal) {
        String user = principal.userId();
        return concat(
                pathEnd(() -> concat(
                        post(() -> place(principal)), get(() -> lists.list(user)), delete(() -> cancelAll(principal)))),
                path(segment("by-client-id").slash(segment()), id -> get(() -> show(user, known(id)))),
                path(segment().slash("timeline"), id -> get(() -> timeline(user, own(user, id)))),
                path(
                        segment(),
                        id -> concat(
                                get(() -> showOld(user, own(user, id))),
                                patch(() -> reduce(principal, own(user, id))),
                                delete(() -> cancel(principal, own(user, id))))));
    }

    private Route place(Principal principal) {
        gate.countOrder(principal);
        return extractRequest(request ->
                Bodies.readOrder(NewOrder.class, body -> desk.place(principal.userId(), body, RequestIds.trace(request))
                        .thenCompose(outcome -> placed(outcome, body))));
    }

    private CompletionStage<HttpResponse> placed(PlacementOutcome outcome, NewOrder body) {
        if (outcome instanceof PlacementOutcome.Placed placed) {
            return json(placed.order())
                    .thenApply(order -> placed.repeated()
                            ? Bodies.ok(order).addHeader(RawHeader.create("Idempotent-Replay", "true"))
                            : Bodies.json(StatusCodes.CREATED, order));
        }
        var waiting = (PlacementOutcome.Pending) outcome;
        Pending pending = new Pending(
                waiting.orderId(), body.clientOrderId(), waiting.status().name());
        return CompletableFuture.completedFuture(Bodies.json(StatusCodes.ACCEPTED, pending));
    }

    private Route show(String userId, String clientOrderId) {
        return completeWithFuture(placements
                .order(userId, clientOrderId)
                .thenApply(order -> order.orElseThrow(() -> new ProblemException(ProblemCode.ORDER_NOT_FOUND)))
                .thenCompose(this::json)
                .thenApply(Bodies::ok));
    }

    /** Like {@link #show}, but orders of all times. */
    private Route showOld(String userId, String clientOrderId) {
        return completeWithFuture(placements
                .order(userId, clientOrderId)
                .thenCompose(order -> order.isPresent()
                        ? json(order.get()).thenApply(Bodies::ok)
                        : lists.forgotten(userId, clientOrderId)));
    }

    private Route timeline(String userId, String clientOrderId) {
        return completeWithFuture(placements
                .timeline(userId, clientOrderId)
                .thenApply(steps -> Bodies.ok(new Timeline(steps.stream()
                        .map(step -> new Step(step.step(), Times.ofMicros(step.at()), step.detail()))
                        .toList()))));
    }

    private Route reduce(Principal principal, String clientOrderId) {
        gate.countOrder(principal);
        return Bodies.readOrder(Smaller.class, body -> placements
                .reduce(principal.userId(), clientOrderId, Fields.size("size", body.size()))
                .thenCompose(this::json)
                .thenApply(Bodies::ok));
    }

    private Route cancel(Principal principal, String clientOrderId) {
        gate.countOrder(principal);
        return Bodies.answerOrder(placements
                .cancel(principal.userId(), clientOrderId)
                .thenApply(order -> Bodies.ok(new Cancelled(List.of(order.orderId()), Map.of()))));
    }

    private Route cancelAll(Principal principal) {
        gate.countOrder(principal);
        return extractRequest(request -> {
            Optional<String> market = Parameters.of(request, "marketId").text("marketId");
            return Bodies.answerOrder(placements
                    .cancelAll(principal.userId(), market)
                    .thenApply(report -> Bodies.ok(new Cancelled(report.cancelled(), report.notCancelled()))));
        });
    }

    private CompletionStage<OrderJson> json(OrderView order) {
        return definitions.get(order.marketId()).thenApply(market -> OrderJson.of(order, market));
    }

    /** The client's id in an order id of this user. */
    private static String own(String userId, String orderId) {
        if (!OrderIds.isOwnedBy(orderId, userId)) {
            throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
        }
        return known(OrderIds.clientOrderId(orderId));
    }

    /** The id itself if it could be one. */
    private static String known(String clientOrderId) {
        if (Ids.embeddedMillis(clientOrderId).isEmpty()) {
            throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
        }
        return clientOrderId;
    }
}

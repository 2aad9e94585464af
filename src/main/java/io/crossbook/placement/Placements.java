package io.crossbook.placement;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Instruments;
import io.crossbook.sourcing.Refusal;
import io.crossbook.sourcing.Stages;
import io.crossbook.wallet.WalletRejection;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.Wallets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Orders as their owner handles them: place, find, reduce, cancel. Refusals fail the stage with {@link Refusal}. */
public final class Placements {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private record Start(PlaceRequest request, long since, ActorRef<PlacementOutcome> replyTo) {}

    private final ActorSystem<?> system;
    private final PlacementSaga.Tools tools;
    private final ActorRef<Start> desk;

    /**
     * @param timeout after which a placement is answered as pending
     * @param clock microseconds since 1970
     */
    public Placements(
            ActorSystem<?> system,
            Wallets wallets,
            OrderBooks books,
            Duration timeout,
            LongSupplier clock,
            PlacementObserver observer) {
        this.system = system;
        this.tools = new PlacementSaga.Tools(
                wallets,
                books,
                new Timelines(clock),
                timeout,
                observer,
                Instruments.of(system).tracing());
        this.desk = system.systemActorOf(desk(tools), "placements", Props.empty());
    }

    private static Behavior<Start> desk(PlacementSaga.Tools tools) {
        return Behaviors.receive((context, start) -> {
            context.spawnAnonymous(PlacementSaga.create(start.request(), start.since(), tools, start.replyTo()));
            return Behaviors.same();
        });
    }

    /** Places an order; the same request again is answered with what became of the first. */
    public CompletionStage<PlacementOutcome> place(PlaceRequest request) {
        long since = tools.observer().start();
        CompletionStage<PlacementOutcome> outcome = Stages.direct(AskPattern.ask(
                desk,
                (ActorRef<PlacementOutcome> replyTo) -> new Start(request, since, replyTo),
                tools.timeout().plus(MARGIN),
                system.scheduler()));
        return outcome.thenApply(made -> {
            if (made instanceof PlacementOutcome.Refused refused) {
                throw new Refusal(refused.reason(), refused.details());
            }
            return made;
        });
    }

    /** An order as its book knows it, else as its owner's wallet does; empty when both have forgotten it. */
    public CompletionStage<Optional<OrderView>> order(String userId, String clientOrderId) {
        return tools.wallets().order(userId, clientOrderId).thenCompose(known -> {
            if (known.isEmpty() || known.get().place() == null) {
                return CompletableFuture.completedFuture(known.map(WalletReply.Known::order));
            }
            OrderView fromWallet = known.get().order();
            return tools.books()
                    .orders(fromWallet.marketId(), userId, List.of(clientOrderId))
                    .thenApply(found -> Optional.of(found.isEmpty() ? fromWallet : found.get(0)));
        });
    }

    /** The user's orders that the wallet still knows, newest first. */
    public CompletionStage<List<OrderView>> orders(String userId) {
        return tools.wallets().orders(userId).thenCompose(orders -> freshest(userId, orders));
    }

    /** These orders of a user in the same order, those that are not over as their books know them. */
    public CompletionStage<List<OrderView>> freshest(String userId, List<OrderView> orders) {
        Map<String, List<String>> openByMarket = new TreeMap<>();
        orders.stream().filter(order -> !order.status().isFinal()).forEach(order -> openByMarket
                .computeIfAbsent(order.marketId(), same -> new ArrayList<>())
                .add(order.clientOrderId()));
        return freshest(userId, openByMarket).thenApply(fresh -> orders.stream()
                .map(order -> fresh.getOrDefault(order.clientOrderId(), order))
                .toList());
    }

    private CompletionStage<Map<String, OrderView>> freshest(String userId, Map<String, List<String>> byMarket) {
        CompletionStage<Map<String, OrderView>> all = CompletableFuture.completedFuture(new TreeMap<>());
        for (var market : byMarket.entrySet()) {
            var found = tools.books().orders(market.getKey(), userId, market.getValue());
            all = all.thenCombine(found, (views, orders) -> {
                orders.forEach(order -> views.put(order.clientOrderId(), order));
                return views;
            });
        }
        return all;
    }

    /** Makes an order smaller; it keeps its place in the queue. The new size counts what was matched already. */
    public CompletionStage<OrderView> reduce(String userId, String clientOrderId, long newSize) {
        return find(userId, clientOrderId).thenCompose(known -> {
            requireOpen(known);
            return tools.books().reduce(known.order().marketId(), userId, clientOrderId, newSize);
        });
    }

    /** Cancels what is left of an order, also one that has not reached its book yet. */
    public CompletionStage<OrderView> cancel(String userId, String clientOrderId) {
        return find(userId, clientOrderId).thenCompose(known -> {
            requireOpen(known);
            tools.timelines().note(OrderIds.of(userId, clientOrderId), "ASKED_CANCEL", null);
            return tools.books().cancel(known.place()).thenCompose(reply -> {
                tools.timelines().note(OrderIds.of(userId, clientOrderId), "CANCELLED", null);
                return reply instanceof OrderBookReply.Changed changed
                        ? CompletableFuture.completedFuture(changed.order())
                        : order(userId, clientOrderId).thenApply(order -> order.orElse(known.order()));
            });
        });
    }

    private CompletionStage<WalletReply.Known> find(String userId, String clientOrderId) {
        return tools.wallets()
                .order(userId, clientOrderId)
                .thenApply(known -> known.orElseThrow(() -> new Refusal(WalletRejection.ORDER_NOT_FOUND)));
    }

    private static void requireOpen(WalletReply.Known known) {
        if (known.place() == null) {
            throw new Refusal(OrderBookRejection.BET_TAKEN_OR_LAPSED);
        }
    }

    /** Cancels all of a user's open orders, in one market or in all. */
    public CompletionStage<CancelReport> cancelAll(String userId, Optional<String> marketId) {
        return tools.wallets().orders(userId).thenCompose(orders -> {
            List<String> open = orders.stream()
                    .filter(order -> !order.status().isFinal())
                    .filter(order -> marketId.isEmpty() || marketId.get().equals(order.marketId()))
                    .map(OrderView::clientOrderId)
                    .toList();
            CompletionStage<CancelReport> report =
                    CompletableFuture.completedFuture(new CancelReport(new ArrayList<>(), new TreeMap<>()));
            for (String id : open) {
                report = report.thenCombine(tried(userId, id), (made, failure) -> add(made, userId, id, failure));
            }
            return report;
        });
    }

    private CompletionStage<String> tried(String userId, String clientOrderId) {
        return cancel(userId, clientOrderId).handle((order, error) -> error == null ? "" : reason(error));
    }

    private static String reason(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof Refusal refusal ? refusal.reason().name() : "UNAVAILABLE";
    }

    private static CancelReport add(CancelReport report, String userId, String clientOrderId, String failure) {
        String orderId = OrderIds.of(userId, clientOrderId);
        if (failure.isEmpty()) {
            report.cancelled().add(orderId);
        } else {
            report.notCancelled().put(orderId, failure);
        }
        return report;
    }

    /** The steps of an order: what this node saw of the request, and what wallet and book have on record. */
    public CompletionStage<List<TimelineStep>> timeline(String userId, String clientOrderId) {
        String orderId = OrderIds.of(userId, clientOrderId);
        return order(userId, clientOrderId).thenApply(order -> {
            OrderView view = order.orElseThrow(() -> new Refusal(WalletRejection.ORDER_NOT_FOUND));
            List<TimelineStep> steps = new ArrayList<>(tools.timelines().of(orderId));
            steps.add(new TimelineStep("PLACED", view.placedAt(), view.marketId()));
            steps.add(new TimelineStep(
                    "LAST_CHANGE", view.updatedAt(), view.status().name()));
            steps.sort(Comparator.comparingLong(TimelineStep::at));
            return steps;
        });
    }
}

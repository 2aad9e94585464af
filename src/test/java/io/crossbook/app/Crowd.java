package io.crossbook.app;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Users who each do one thing after the other, as fast as they are answered: deposit, place, cancel. Whatever has no
 * definite answer they try again with the same id until it has one.
 */
final class Crowd {
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);
    private static final int LONGER_THAN_ANY_ASK_S = 12;
    private static final int ODDS_3 = TickTable.odds().tick(30_000);

    /** What users hear that binds the exchange. */
    interface Listener {
        void placed(OrderView order);

        void refused(PlaceRequest request, String reason);

        void cancelled(OrderView order);

        void deposited(String user, String reference, long micros);
    }

    private final List<MarketView> markets;
    private final Listener listener;
    private final long thinkMs;
    private final List<CompletableFuture<Void>> members = new ArrayList<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger placed = new AtomicInteger();
    private volatile Engine engine;
    private volatile boolean leaving;

    private final class Member {
        private final String name;
        private final SplittableRandom random;
        private final CompletableFuture<Void> gone = new CompletableFuture<>();

        Member(String name, SplittableRandom random) {
            this.name = name;
            this.random = random;
        }

        private void next() {
            if (thinkMs == 0) {
                act();
            } else {
                long pause = random.nextLong(2 * thinkMs);
                CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::act);
            }
        }

        private void act() {
            if (leaving) {
                gone.complete(null);
            } else if (random.nextInt(20) == 0) {
                deposit(1_000_000);
            } else {
                place();
            }
        }

        void deposit(long micros) {
            String reference = Ids.next();
            until(() -> engine.wallets().deposit(name, reference, Money.ofMicros(micros)), (made, refusal) -> {
                listener.deposited(name, reference, micros);
                next();
            });
        }

        private void place() {
            MarketView market = markets.get(random.nextInt(markets.size()));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            int tick = ODDS_3 + random.nextInt(-2, 3);
            TimeInForce tif = random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
            PlaceRequest request =
                    TestMarkets.request(market, name, Ids.next(), side, tick, 200 + random.nextInt(800), tif);
            until(() -> engine.placements().place(request).thenApply(Crowd::placedOrNull), (order, refusal) -> {
                if (refusal != null) {
                    listener.refused(request, refusal.reason().name());
                    next();
                    return;
                }
                listener.placed(order);
                placed.incrementAndGet();
                if (order.status() == OrderStatus.OPEN && random.nextInt(3) == 0) {
                    cancel(order);
                } else {
                    next();
                }
            });
        }

        private void cancel(OrderView order) {
            until(() -> engine.placements().cancel(name, order.clientOrderId()), (cancelled, refusal) -> {
                if (refusal == null) {
                    listener.cancelled(cancelled);
                }
                next();
            });
        }

        /** Tries until there is a definite answer. */
        private <T> void until(Supplier<CompletionStage<T>> attempt, Definite<T> then) {
            CompletionStage<T> asked =
                    attempt.get().toCompletableFuture().orTimeout(LONGER_THAN_ANY_ASK_S, TimeUnit.SECONDS);
            asked.whenComplete((answer, error) -> hear(answer, error, attempt, then));
        }

        private <T> void hear(T answer, Throwable error, Supplier<CompletionStage<T>> attempt, Definite<T> then) {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            Refusal refusal = cause instanceof Refusal refused ? refused : null;
            boolean definite =
                    refusal == null ? answer != null : !refusal.reason().name().equals("BUSY");
            if (definite) {
                then.accept(answer, refusal);
            } else {
                unanswered.incrementAndGet();
                AGAIN.execute(() -> until(attempt, then));
            }
        }
    }

    private interface Definite<T> {
        void accept(T answer, Refusal refusal);
    }

    Crowd(Engine engine, List<MarketView> markets, Listener listener) {
        this(engine, markets, listener, 0);
    }

    /** Users who think for a while, so many milliseconds on average, before they act again. */
    Crowd(Engine engine, List<MarketView> markets, Listener listener, long thinkMs) {
        this.thinkMs = thinkMs;
        this.engine = engine;
        this.markets = markets;
        this.listener = listener;
    }

    /** Lets so many users in; each begins with a deposit of a thousand units. */
    void enter(String prefix, int users, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < users; i++) {
            Member member = new Member(prefix + i, random.split());
            members.add(member.gone);
            member.deposit(1_000_000_000L);
        }
    }

    /** From now on everybody asks another node. */
    void turnTo(Engine other) {
        engine = other;
    }

    private static OrderView placedOrNull(PlacementOutcome outcome) {
        return outcome instanceof PlacementOutcome.Placed placed ? placed.order() : null;
    }

    /** How often an answer was BUSY, PENDING or missing. */
    int unanswered() {
        return unanswered.get();
    }

    /** How many orders were placed. */
    int placed() {
        return placed.get();
    }

    /** Begins nothing new and waits until everything begun has its definite answer. */
    void leave(int timeoutS) {
        leaving = true;
        CompletableFuture.allOf(members.toArray(new CompletableFuture<?>[0]))
                .orTimeout(timeoutS, TimeUnit.SECONDS)
                .join();
    }
}

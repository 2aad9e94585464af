package io.crossbook.bench;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.sourcing.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Many users who bet in one market through the same clients as everybody: each pays in, one of two lays, the other
 * backs the same, so that each has one matched bet.
 */
final class SettlingCrowd {
    private static final String BUSY = "BUSY";
    private static final int PAIRS_AT_ONCE = 200;
    private static final int PARTS_TOLD = 10;
    private static final Money DEPOSIT = Money.ofCents(100_00);
    private static final long STAKE_CENTS = 10_00;
    private static final int TICK = TickTable.odds().tick(30_000);

    private final Subject subject;
    private final Consumer<String> progress;
    private final int pairs;
    private final String run = Ids.next();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ready = new AtomicInteger();
    private final List<String> marketIds;
    private final MarketTerms terms;

    private SettlingCrowd(Subject subject, int users, Consumer<String> progress) {
        this.subject = subject;
        this.progress = progress;
        this.pairs = users / 2;
        MarketView market = Population.open(subject, run + " settled");
        marketIds = List.of(market.marketId());
        terms = market.definition().terms();
    }

    /** Lets them all bet and returns the market's id. */
    static String bet(Subject subject, int users, Consumer<String> progress) {
        var crowd = new SettlingCrowd(subject, users, progress);
        List<CompletableFuture<Void>> chains = new ArrayList<>();
        for (int i = 0; i < PAIRS_AT_ONCE; i++) {
            chains.add(crowd.nextPair().toCompletableFuture());
        }
        chains.forEach(CompletableFuture::join);
        return crowd.marketIds.get(0);
    }

    private CompletionStage<Void> nextPair() {
        int pair = next.getAndIncrement();
        if (pair >= pairs) {
            return CompletableFuture.completedFuture(null);
        }
        int selection = pair % BetMix.SELECTIONS;
        return deposit(pair, "lay")
                .thenCompose(layer -> place(layer, selection, Side.SELL))
                .thenCompose(nothing -> deposit(pair, "back"))
                .thenCompose(backer -> place(backer, selection, Side.BUY))
                .thenCompose(nothing -> told())
                .thenComposeAsync(nothing -> nextPair());
    }

    private CompletionStage<Void> told() {
        int done = ready.incrementAndGet();
        if (done % Math.max(1, pairs / PARTS_TOLD) == 0) {
            progress.accept("%,d of %,d users have bet".formatted(2 * done, 2 * pairs));
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<String> deposit(int pair, String side) {
        String userId = Ids.named(run + side + pair);
        return Insistence.on(() -> subject.wallets().deposit(userId, "benchmark", DEPOSIT), paid -> true)
                .thenApply(paid -> userId);
    }

    private CompletionStage<?> place(String userId, int selection, Side side) {
        var bet = new Bet(0, selection, side, TICK, STAKE_CENTS);
        PlaceRequest request = Bettor.request(userId, marketIds, terms, bet);
        return Insistence.on(() -> subject.placements().place(request), SettlingCrowd::isFinal);
    }

    private static boolean isFinal(PlacementOutcome outcome) {
        return outcome instanceof PlacementOutcome.Refused refused
                ? !refused.reason().name().equals(BUSY)
                : outcome instanceof PlacementOutcome.Placed;
    }
}

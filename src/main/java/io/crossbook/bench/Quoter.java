package io.crossbook.bench;

import io.crossbook.domain.matching.Side;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;

/**
 * One user who quotes in one market: by turns places an order that rests at one of the three best prices of its side,
 * and cancels the oldest. Nothing matches, and each act changes what subscribers see, for as little work as can be.
 */
final class Quoter implements Participant {
    private static final int RESTING = 3;

    private final int market;
    private final SplittableRandom random;
    private final Bettor bettor;

    /** @param market its index */
    Quoter(int market, long seed, Bettor bettor) {
        this.market = market;
        this.random = new SplittableRandom(seed);
        this.bettor = bettor;
    }

    @Override
    public CompletionStage<Void> play(long since) {
        return bettor.resting() < RESTING ? bettor.place(next(), since) : bettor.cancelOldest();
    }

    private Bet next() {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return BetMix.resting(random, market, random.nextInt(BetMix.SELECTIONS), side);
    }
}

package io.crossbook.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One user who places one order at a time, and cancels the oldest of the orders that rest when there are too many, so
 * that books stay bounded and money comes back.
 */
final class Player implements Participant {
    private static final int RESTING_LIMIT = 8;

    private final int number;
    private final BetMix mix;
    private final Bettor bettor;

    Player(int number, BetMix mix, Bettor bettor) {
        this.number = number;
        this.mix = mix;
        this.bettor = bettor;
    }

    @Override
    public CompletionStage<Void> play(long since) {
        return bettor.place(mix.next(number), since).thenCompose(nothing -> tidyUp());
    }

    private CompletionStage<Void> tidyUp() {
        return bettor.resting() > RESTING_LIMIT ? bettor.cancelOldest() : CompletableFuture.completedFuture(null);
    }
}

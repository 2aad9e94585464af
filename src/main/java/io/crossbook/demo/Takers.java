package io.crossbook.demo;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bots that take the quotes that a price has come upon, so that prices move by trades; and some of the others. */
final class Takers {
    private static final int AT_ONCE = 2;
    private static final int STEPS_PERCENT = 12;
    private static final int IN_PLAY_TICKETS = 3;
    private static final int PERCENT = 100;
    private static final long LEAST = 1_00;

    private final Bots bots;
    private final Makers makers;
    private final SplittableRandom random;

    Takers(Bots bots, Makers makers, SplittableRandom random) {
        this.bots = bots;
        this.makers = makers;
        this.random = random;
    }

    /** Takes a few things at most. */
    CompletionStage<Void> step(List<Live> markets, long now) {
        List<Makers.Ripe> ripe = makers.ripe(markets, now);
        if (!ripe.isEmpty()) {
            return Bots.each(ripe.subList(0, Math.min(ripe.size(), AT_ONCE)), this::take);
        }
        if (markets.isEmpty() || random.nextInt(PERCENT) >= STEPS_PERCENT) {
            return CompletableFuture.completedFuture(null);
        }
        Live market = drawn(markets);
        int selection = random.nextInt(market.terms().selections());
        Ladder ladder = market.ladder(selection, now);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long part = ladder.size() * (10 + random.nextInt(50)) / PERCENT;
        return bots.place(
                        drawn(),
                        market,
                        selection,
                        side,
                        ladder.taking(side, market.tick(selection, now)),
                        Math.max(LEAST, part / LEAST * LEAST),
                        TimeInForce.IOC)
                .thenApply(id -> null);
    }

    private CompletionStage<Void> take(Makers.Ripe ripe) {
        makers.suspect(ripe);
        Quote quote = ripe.quote();
        return bots.place(
                        drawn(),
                        ripe.market(),
                        ripe.selection(),
                        quote.side().opposite(),
                        quote.tick(),
                        quote.size(),
                        TimeInForce.IOC)
                .thenApply(id -> null);
    }

    private String drawn() {
        return Bots.TAKERS.get(random.nextInt(Bots.TAKERS.size()));
    }

    /** One of the markets; what is in-play is drawn more often. */
    private Live drawn(List<Live> markets) {
        List<Live> tickets = markets.stream()
                .flatMap(market -> Collections.nCopies(market.inPlay() ? IN_PLAY_TICKETS : 1, market).stream())
                .toList();
        return tickets.get(random.nextInt(tickets.size()));
    }
}

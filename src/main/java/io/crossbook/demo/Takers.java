package io.crossbook.demo;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Bots that take what stands in the books now and then, rather in the direction in which the price has moved. */
final class Takers {
    private static final int STEPS_PERCENT = 35;
    private static final int WITH_THE_MOVE_PERCENT = 60;
    private static final int IN_PLAY_TICKETS = 3;
    private static final int PERCENT = 100;
    private static final long LOOK_BACK = TimeUnit.SECONDS.toMicros(20);
    private static final long LEAST = 1_00;

    private final Bots bots;
    private final Makers makers;
    private final SplittableRandom random;

    Takers(Bots bots, Makers makers, SplittableRandom random) {
        this.bots = bots;
        this.makers = makers;
        this.random = random;
    }

    /** Takes something in some steps, nothing in others. */
    CompletionStage<Void> step(List<Live> markets, long now) {
        if (markets.isEmpty() || random.nextInt(PERCENT) >= STEPS_PERCENT) {
            return CompletableFuture.completedFuture(null);
        }
        Live market = drawn(markets);
        int selection = random.nextInt(market.terms().selections());
        int tick = market.tick(selection, now);
        Side side = side(tick - market.tick(selection, now - LOOK_BACK));
        Ladder ladder = market.ladder(selection, now);
        long part = ladder.size() * (10 + random.nextInt(90)) / PERCENT;
        String bot = Bots.TAKERS.get(random.nextInt(Bots.TAKERS.size()));
        return bots.place(
                        bot,
                        market,
                        selection,
                        side,
                        ladder.taking(side, tick),
                        Math.max(LEAST, part / LEAST * LEAST),
                        TimeInForce.IOC)
                .thenAccept(id -> makers.suspect(market.marketId(), selection));
    }

    /** One of the markets; what is in-play is drawn more often. */
    private Live drawn(List<Live> markets) {
        List<Live> tickets = markets.stream()
                .flatMap(market -> Collections.nCopies(market.inPlay() ? IN_PLAY_TICKETS : 1, market).stream())
                .toList();
        return tickets.get(random.nextInt(tickets.size()));
    }

    private Side side(int move) {
        boolean follow = random.nextInt(PERCENT) < WITH_THE_MOVE_PERCENT;
        boolean up = move == 0 ? random.nextBoolean() : (move > 0) == follow;
        return up ? Side.BUY : Side.SELL;
    }
}

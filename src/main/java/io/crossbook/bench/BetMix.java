package io.crossbook.bench;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random orders: backs and lays of all selections around a fixed price, each user in a few markets. Every second order
 * asks for a better price than the middle and mostly rests, every other one gives a worse one and mostly matches.
 */
final class BetMix {
    static final int SELECTIONS = 3;

    private static final int MARKETS_EACH = 3;
    private static final int SPREAD = 3;
    private static final int SMALLEST_CENTS = 200;
    private static final int LARGEST_CENTS = 2000;
    /** Decimal odds in 1e-4. */
    private static final int[] MIDDLES = {22_000, 32_000, 50_000};

    private static final int[] MIDDLE_TICKS =
            IntStream.of(MIDDLES).map(TickTable.odds()::tick).toArray();

    private final SplittableRandom random;
    private final int markets;

    BetMix(long seed, int markets) {
        this.random = new SplittableRandom(seed);
        this.markets = markets;
    }

    /** The next order; the user's number decides which markets it may be in. */
    Bet next(int user) {
        int market = (user + random.nextInt(Math.min(MARKETS_EACH, markets))) % markets;
        int selection = random.nextInt(SELECTIONS);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return random.nextBoolean()
                ? resting(random, market, selection, side)
                : away(random, market, selection, side, 1 + random.nextInt(SPREAD));
    }

    /** An order that asks for a better price than the middle. */
    static Bet resting(SplittableRandom random, int market, int selection, Side side) {
        return away(random, market, selection, side, -1 - random.nextInt(SPREAD));
    }

    /** An order so many ticks beyond the middle, as its other side sees it. */
    private static Bet away(SplittableRandom random, int market, int selection, Side side, int beyond) {
        int tick = MIDDLE_TICKS[selection] + (side == Side.BUY ? beyond : -beyond);
        return new Bet(market, selection, side, tick, random.nextLong(SMALLEST_CENTS, LARGEST_CENTS));
    }
}

package io.crossbook.bench;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.SplittableRandom;

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

    private final SplittableRandom random;
    private final int markets;
    private final int[] middleTicks = new int[SELECTIONS];

    BetMix(long seed, int markets) {
        this.random = new SplittableRandom(seed);
        this.markets = markets;
        for (int i = 0; i < SELECTIONS; i++) {
            middleTicks[i] = TickTable.odds().tick(MIDDLES[i]);
        }
    }

    /** The next order; the user's number decides which markets it may be in. */
    Bet next(int user) {
        int market = (user + random.nextInt(Math.min(MARKETS_EACH, markets))) % markets;
        int selection = random.nextInt(SELECTIONS);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean rests = random.nextBoolean();
        int away = 1 + random.nextInt(SPREAD);
        int better = side == Side.BUY ? -away : away;
        int tick = middleTicks[selection] + (rests ? better : -better);
        return new Bet(market, selection, side, tick, random.nextLong(SMALLEST_CENTS, LARGEST_CENTS));
    }
}

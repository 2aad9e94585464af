package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Side;
import java.math.BigInteger;

/**
 * What a bet of each kind of market is worth, in micros, written down again from DESIGN.md 2 and 3: sizes are
 * hundredths, prices 1e-4, so their product is micros. A tick that does not exist throws IllegalArgumentException.
 */
sealed interface Reckoning {
    /** The price of a certain win, and what odds give back beside the winnings. */
    long WHOLE = 10_000;

    static Reckoning of(MarketTerms terms) {
        return switch (terms.kind()) {
            case ODDS -> new BackAndLay();
            case YES_NO -> new Contracts(terms.tickSize());
            case SPOT -> new Shares(terms.tickSize());
        };
    }

    /** What a buyer (or backer) gains if the selection wins. */
    long buyerIfWin(int tick, long size);

    /** What a buyer (or backer) gains, mostly less than nothing, if the selection loses. */
    long buyerIfLose(int tick, long size);

    /** What a buyer gets at the moment of the trade, less than nothing where a price is paid. */
    long buyerAtOnce(int tick, long size);

    /** What a taker pays for being matched, at a rate in hundredths of a per cent. */
    long takerFee(int tick, long size, int bps);

    /** Whether profit that no outcome can take away may be spent before the end. */
    boolean spendsCertainProfit();

    default long ifWin(Side side, int tick, long size) {
        return mirrored(side, buyerIfWin(tick, size));
    }

    default long ifLose(Side side, int tick, long size) {
        return mirrored(side, buyerIfLose(tick, size));
    }

    default long atOnce(Side side, int tick, long size) {
        return mirrored(side, buyerAtOnce(tick, size));
    }

    private static long mirrored(Side side, long buyer) {
        return side == Side.BUY ? buyer : Math.negateExact(buyer);
    }

    /** Back and lay at decimal odds: a stake wins stake x (odds - 1) or is lost. */
    record BackAndLay() implements Reckoning {
        private static final int STEPS = 350;
        private static final long SHORTEST = 101;
        private static final long PRICE_PER_HUNDREDTH = 100;
        private static final long[][] RISES = {
            {200, 1},
            {300, 2},
            {400, 5},
            {600, 10},
            {1_000, 20},
            {2_000, 50},
            {3_000, 100},
            {5_000, 200},
            {10_000, 500},
            {Long.MAX_VALUE, 1_000}
        };
        private static final long[] HUNDREDTHS_BY_TICK = oddsByTick();

        /** Tick 350 is the shortest odds, 1.01; each tick below it is one step of the ladder longer. */
        private static long[] oddsByTick() {
            long[] odds = new long[STEPS + 1];
            odds[STEPS] = SHORTEST;
            for (int tick = STEPS - 1; tick >= 1; tick--) {
                odds[tick] = odds[tick + 1] + riseFrom(odds[tick + 1]);
            }
            return odds;
        }

        private static long riseFrom(long odds) {
            int band = 0;
            while (odds >= RISES[band][0]) {
                band++;
            }
            return RISES[band][1];
        }

        private static long odds(int tick) {
            requireTick(tick >= 1 && tick <= STEPS, tick);
            return HUNDREDTHS_BY_TICK[tick] * PRICE_PER_HUNDREDTH;
        }

        @Override
        public long buyerIfWin(int tick, long size) {
            return Math.multiplyExact(odds(tick) - WHOLE, size);
        }

        @Override
        public long buyerIfLose(int tick, long size) {
            requireTick(tick >= 1 && tick <= STEPS, tick);
            return Math.multiplyExact(-WHOLE, size);
        }

        @Override
        public long buyerAtOnce(int tick, long size) {
            return 0;
        }

        @Override
        public long takerFee(int tick, long size, int bps) {
            return 0;
        }

        @Override
        public boolean spendsCertainProfit() {
            return false;
        }
    }

    /** Contracts that pay 1.00 if the selection wins, bought at a price between 0 and 1. */
    record Contracts(long tickSize) implements Reckoning {
        private long price(int tick) {
            long price = Math.multiplyExact(tick, tickSize);
            requireTick(price > 0 && price < WHOLE, tick);
            return price;
        }

        @Override
        public long buyerIfWin(int tick, long size) {
            return Math.multiplyExact(WHOLE - price(tick), size);
        }

        @Override
        public long buyerIfLose(int tick, long size) {
            return Math.multiplyExact(-price(tick), size);
        }

        @Override
        public long buyerAtOnce(int tick, long size) {
            return 0;
        }

        @Override
        public long takerFee(int tick, long size, int bps) {
            BigInteger perHundredth = BigInteger.valueOf(price(tick))
                    .multiply(BigInteger.valueOf(WHOLE - price(tick)))
                    .multiply(BigInteger.valueOf(bps));
            BigInteger[] micros = perHundredth.divideAndRemainder(BigInteger.valueOf(WHOLE * WHOLE));
            long whole = micros[0].longValueExact() + micros[1].signum();
            return Math.multiplyExact(whole, size);
        }

        @Override
        public boolean spendsCertainProfit() {
            return true;
        }
    }

    /** Shares for cash: everything happens at the moment of the trade. */
    record Shares(long tickSize) implements Reckoning {
        @Override
        public long buyerIfWin(int tick, long size) {
            return 0;
        }

        @Override
        public long buyerIfLose(int tick, long size) {
            return 0;
        }

        @Override
        public long buyerAtOnce(int tick, long size) {
            requireTick(tick > 0, tick);
            return Math.multiplyExact(Math.multiplyExact(-(long) tick, tickSize), size);
        }

        @Override
        public long takerFee(int tick, long size, int bps) {
            return 0;
        }

        @Override
        public boolean spendsCertainProfit() {
            return false;
        }
    }

    private static void requireTick(boolean exists, int tick) {
        if (!exists) {
            throw new IllegalArgumentException("there is no tick " + tick);
        }
    }
}

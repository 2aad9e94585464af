package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.Random;

/** An order or a fill of the tests, with its payoff worked out by itself rather than by the rules under test. */
record Bet(int selection, Side side, int tick, long size) {

    static Bet random(MarketTerms terms, Random random) {
        TickTable ticks = terms.rules().ticks();
        int tick = ticks.lowest() + random.nextInt(ticks.highest() - ticks.lowest() + 1);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return new Bet(random.nextInt(terms.selections()), side, tick, 1L + random.nextInt(100_000));
    }

    /** Profit in micros: odds in hundredths and stakes in cents, or prices in 1e-4 and contracts in hundredths. */
    long profit(MarketTerms terms, boolean wins) {
        long price = terms.rules().ticks().price(tick);
        long bought;
        if (terms.kind() == MarketKind.ODDS) {
            long oddsHundredths = price / 100;
            bought = wins ? size * (oddsHundredths - 100) * 100 : -size * 10_000;
        } else {
            bought = wins ? (10_000 - price) * size : -price * size;
        }
        return side == Side.BUY ? bought : -bought;
    }

    /** A part of this bet at its own tick or one that is better for whoever made it. */
    Bet betterPart(MarketTerms terms, Random random) {
        TickTable ticks = terms.rules().ticks();
        int room = side == Side.BUY ? tick - ticks.lowest() : ticks.highest() - tick;
        int steps = random.nextInt(room + 1);
        long part = 1L + random.nextInt((int) size);
        return new Bet(selection, side, side == Side.BUY ? tick - steps : tick + steps, part);
    }

    Bet otherSide() {
        return new Bet(selection, side.opposite(), tick, size);
    }

    Bet ofSize(long otherSize) {
        return new Bet(selection, side, tick, otherSize);
    }

    void openIn(MarketAccount account) {
        account.open(selection, side, tick, size);
    }

    void closeIn(MarketAccount account) {
        account.close(selection, side, tick, size);
    }

    void fillIn(MarketAccount account) {
        account.fill(selection, side, tick, size);
    }
}

package io.crossbook.demo;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import java.util.concurrent.TimeUnit;

/** A market of the demo that is open, with what its bots know. */
record Live(Slot slot, String marketId, MarketTerms terms, boolean inPlay, Fair fair) {
    private static final long IN_PLAY_HOLD = TimeUnit.SECONDS.toMicros(12);
    private static final long QUIET_HOLD = TimeUnit.SECONDS.toMicros(60);
    private static final int PART_OF_SHARE_PRICE = 1_000;
    private static final double EVEN = 0.5;

    static Live of(Slot slot, int number, MarketView market, long seed) {
        return new Live(
                slot,
                market.marketId(),
                market.definition().terms(),
                market.inPlay(),
                new Fair(slot, number, market.schedule(), seed));
    }

    TickTable ticks() {
        return terms.rules().ticks();
    }

    /** The tick that a selection is worth. */
    int tick(int selection, long now) {
        return Ladder.nearest(ticks(), fair.price(selection, now));
    }

    /** How long its prices stay where they are at least, in microseconds. */
    long hold() {
        return inPlay ? IN_PLAY_HOLD : QUIET_HOLD;
    }

    /** How a selection is quoted. */
    Ladder ladder(int selection, long now) {
        return switch (slot.kind()) {
            case ODDS -> new Ladder(ticks(), 1, stake(fair.chance(selection, now)));
            case YES_NO -> new Ladder(ticks(), 1, 80_00);
            case SPOT -> {
                long step = slot.temper().start() / PART_OF_SHARE_PRICE / slot.tickSize();
                yield new Ladder(ticks(), (int) Math.max(1, step), 12_00);
            }
        };
    }

    /** Outsiders get smaller stakes, which win no less. */
    private static long stake(double chance) {
        return Math.max(2_00, Math.round(40_00 * Math.min(1, chance / EVEN)) / 100 * 100);
    }
}

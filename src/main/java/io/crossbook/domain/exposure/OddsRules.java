package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;

/** Back and lay at decimal odds: a back of stake s at odds o wins s x (o - 1) or loses s, a lay is its mirror. */
final class OddsRules implements KindRules {

    private static final OddsRules LADDER = new OddsRules();
    private static final long EVEN = 10_000;

    private final TickTable ticks = TickTable.odds();

    private OddsRules() {}

    static OddsRules of(long tickSize) {
        if (tickSize != 0) {
            throw new IllegalArgumentException("the odds ladder is fixed, tick size must be 0 but is " + tickSize);
        }
        return LADDER;
    }

    @Override
    public TickTable ticks() {
        return ticks;
    }

    @Override
    public long level(long price) {
        return EVEN * EVEN / price;
    }

    @Override
    public int maxSelections() {
        return MarketTerms.MAX_SELECTIONS;
    }

    @Override
    public String word(Side side) {
        return side == Side.BUY ? "BACK" : "LAY";
    }

    @Override
    public long profitIfWin(Side side, int tick, long size) {
        long gain = Math.multiplyExact(ticks.price(tick) - EVEN, size);
        return side == Side.BUY ? gain : Math.negateExact(gain);
    }

    @Override
    public long profitIfLose(Side side, int tick, long size) {
        long stake = Math.multiplyExact(EVEN, size);
        return side == Side.BUY ? Math.negateExact(stake) : stake;
    }

    @Override
    public long cashOnFill(Side side, int tick, long size) {
        return 0;
    }

    @Override
    public long takerFee(int tick, long size, int feeBps) {
        return 0;
    }

    @Override
    public boolean chargesTakers() {
        return false;
    }

    @Override
    public MarketAccount newAccount(MarketTerms terms) {
        return new OutcomeAccount(terms, this);
    }

    @Override
    public MarketAccount restoreAccount(MarketTerms terms, AccountData data) {
        return new OutcomeAccount(terms, this, data);
    }

    /** A void would take it back. */
    @Override
    public boolean releasesLockedProfit() {
        return false;
    }

    @Override
    public boolean voidable() {
        return true;
    }

    @Override
    public boolean reduces() {
        return true;
    }

    @Override
    public boolean settles() {
        return true;
    }

    @Override
    public boolean sharesWins() {
        return true;
    }

    @Override
    public boolean paysFractions() {
        return false;
    }
}

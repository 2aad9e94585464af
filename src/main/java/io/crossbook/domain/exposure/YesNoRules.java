package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;

/** Contracts that pay 1.00 if the selection wins: bought at p they win 1 - p or lose p, sold they are the mirror. */
final class YesNoRules implements KindRules {

    private static final long PAYOUT = 10_000;

    /** A rate times both prices of a set (1e-4 each) for a hundredth of a contract (1e-2), in micros (1e-6). */
    private static final long MICRO = 100_000_000;

    private final TickTable ticks;

    YesNoRules(long tickSize) {
        this.ticks = TickTable.yesNo(tickSize);
    }

    @Override
    public TickTable ticks() {
        return ticks;
    }

    @Override
    public int maxSelections() {
        return MarketTerms.MAX_SELECTIONS;
    }

    @Override
    public String word(Side side) {
        return side.name();
    }

    @Override
    public long profitIfWin(Side side, int tick, long size) {
        long gain = Math.multiplyExact(PAYOUT - ticks.price(tick), size);
        return side == Side.BUY ? gain : Math.negateExact(gain);
    }

    @Override
    public long profitIfLose(Side side, int tick, long size) {
        long cost = Math.multiplyExact(ticks.price(tick), size);
        return side == Side.BUY ? Math.negateExact(cost) : cost;
    }

    @Override
    public long cashOnFill(Side side, int tick, long size) {
        return 0;
    }

    /**
     * The rate times p x (1 - p), as Kalshi charges (research 7.6), rounded up to a micro for each hundredth of a
     * contract. It never grows faster than the price falls, so what an order reserves at its limit covers better fills.
     */
    @Override
    public long takerFee(int tick, long size, int feeBps) {
        long price = ticks.price(tick);
        long exact = feeBps * price * (PAYOUT - price);
        return Math.multiplyExact((exact + MICRO - 1) / MICRO, size);
    }

    @Override
    public boolean chargesTakers() {
        return true;
    }

    @Override
    public MarketAccount newAccount(MarketTerms terms) {
        return new OutcomeAccount(terms, this);
    }

    @Override
    public MarketAccount restoreAccount(MarketTerms terms, AccountData data) {
        return new OutcomeAccount(terms, this, data);
    }

    /** Every ending is a payout vector, so what no outcome can take away is the user's already. */
    @Override
    public boolean releasesLockedProfit() {
        return true;
    }

    /** A market that cannot be decided pays a split vector instead. */
    @Override
    public boolean voidable() {
        return false;
    }

    @Override
    public boolean reduces() {
        return false;
    }

    @Override
    public boolean settles() {
        return true;
    }

    @Override
    public boolean sharesWins() {
        return false;
    }

    @Override
    public boolean paysFractions() {
        return true;
    }
}

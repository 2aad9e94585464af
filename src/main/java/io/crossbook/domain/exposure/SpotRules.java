package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;

/** Shares against cash: a fill is final, so there is no outcome to win or lose by, to settle or to void. */
final class SpotRules implements KindRules {

    private final TickTable ticks;

    SpotRules(long tickSize) {
        this.ticks = TickTable.spot(tickSize);
    }

    @Override
    public TickTable ticks() {
        return ticks;
    }

    @Override
    public int maxSelections() {
        return 1;
    }

    @Override
    public String word(Side side) {
        return side.name();
    }

    @Override
    public long profitIfWin(Side side, int tick, long size) {
        throw new UnsupportedOperationException("a share has no outcome");
    }

    @Override
    public long profitIfLose(Side side, int tick, long size) {
        throw new UnsupportedOperationException("a share has no outcome");
    }

    @Override
    public long cashOnFill(Side side, int tick, long size) {
        long value = Math.multiplyExact(ticks.price(tick), size);
        return side == Side.BUY ? Math.negateExact(value) : value;
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
        return new SpotAccount(terms, this);
    }

    @Override
    public MarketAccount restoreAccount(MarketTerms terms, AccountData data) {
        return new SpotAccount(terms, this, data);
    }

    @Override
    public boolean releasesLockedProfit() {
        return false;
    }

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
        return false;
    }

    @Override
    public boolean sharesWins() {
        return false;
    }

    @Override
    public boolean paysFractions() {
        return false;
    }
}

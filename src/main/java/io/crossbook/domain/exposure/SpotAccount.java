package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import java.util.List;

/** A standing in a share: shares held, cash reserved by open buys at their limit, shares reserved by open sales. */
final class SpotAccount implements MarketAccount {

    private final MarketTerms terms;
    private final KindRules rules;
    private long sharesHeld;
    private long cashReserved;
    private long sharesReserved;

    SpotAccount(MarketTerms terms, KindRules rules) {
        this.terms = terms;
        this.rules = rules;
    }

    SpotAccount(MarketTerms terms, KindRules rules, AccountData data) {
        this(terms, rules);
        data.requireSizes(1, 2);
        this.sharesHeld = data.matched().get(0);
        this.cashReserved = data.open().get(0);
        this.sharesReserved = data.open().get(1);
    }

    @Override
    public void open(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        if (side == Side.BUY) {
            cashReserved = Math.addExact(cashReserved, cost(tick, size));
        } else {
            sharesReserved = Math.addExact(sharesReserved, size);
        }
    }

    @Override
    public void close(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        if (side == Side.BUY) {
            cashReserved = requireOpen(Math.subtractExact(cashReserved, cost(tick, size)));
        } else {
            sharesReserved = requireOpen(Math.subtractExact(sharesReserved, size));
        }
    }

    @Override
    public long fill(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long cash = rules.cashOnFill(side, tick, size);
        sharesHeld = side == Side.BUY ? Math.addExact(sharesHeld, size) : Math.subtractExact(sharesHeld, size);
        return cash;
    }

    @Override
    public boolean knowsOdds() {
        return false;
    }

    @Override
    public void remove(int selection, int reductionHundredths) {
        throw new UnsupportedOperationException("a share has no odds");
    }

    @Override
    public long collateral() {
        return cashReserved;
    }

    @Override
    public long collateralWith(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        return side == Side.BUY ? Math.addExact(cashReserved, cost(tick, size)) : cashReserved;
    }

    @Override
    public long sharesMissing(Side side, long size) {
        if (side == Side.BUY) {
            return 0;
        }
        return Math.max(0, Math.subtractExact(size, Math.subtractExact(sharesHeld, sharesReserved)));
    }

    @Override
    public long sharesHeld() {
        return sharesHeld;
    }

    @Override
    public long sharesReserved() {
        return sharesReserved;
    }

    @Override
    public long profit(Payouts payouts) {
        throw new UnsupportedOperationException("a share has no outcome");
    }

    @Override
    public List<Long> profitIfOutcome() {
        return List.of();
    }

    @Override
    public boolean isFlat() {
        return sharesHeld == 0 && cashReserved == 0 && sharesReserved == 0;
    }

    @Override
    public MarketAccount copy() {
        return new SpotAccount(terms, rules, toData());
    }

    @Override
    public AccountData toData() {
        return new AccountData(List.of(sharesHeld), List.of(cashReserved, sharesReserved));
    }

    private long cost(int tick, long size) {
        return Math.negateExact(rules.cashOnFill(Side.BUY, tick, size));
    }

    private static long requireOpen(long left) {
        if (left < 0) {
            throw new IllegalStateException("closed more than is open by " + -left);
        }
        return left;
    }
}

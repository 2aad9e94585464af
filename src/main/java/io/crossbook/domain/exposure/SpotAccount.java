package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import java.math.BigInteger;
import java.util.List;

/**
 * A standing in a share: shares held with their cost, cash reserved by open buys at their limit, shares reserved by
 * open sales. A sale takes the average cost off, rounded down to a micro. Who sold shares that this account was never
 * told of holds less than nothing of them, at no cost.
 */
final class SpotAccount implements MarketAccount {

    private final MarketTerms terms;
    private final KindRules rules;
    private long sharesHeld;
    private long cost;
    private long realised;
    private long cashReserved;
    private long sharesReserved;

    SpotAccount(MarketTerms terms, KindRules rules) {
        this.terms = terms;
        this.rules = rules;
    }

    SpotAccount(MarketTerms terms, KindRules rules, AccountData data) {
        this(terms, rules);
        boolean beforeCosts = data.matched().size() == 1;
        data.requireSizes(beforeCosts ? 1 : 3, 2);
        this.sharesHeld = data.matched().get(0);
        this.cost = beforeCosts ? 0 : data.matched().get(1);
        this.realised = beforeCosts ? 0 : data.matched().get(2);
        this.cashReserved = data.open().get(0);
        this.sharesReserved = data.open().get(1);
    }

    @Override
    public void open(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        if (side == Side.BUY) {
            cashReserved = Math.addExact(cashReserved, value(tick, size));
        } else {
            sharesReserved = Math.addExact(sharesReserved, size);
        }
    }

    @Override
    public void close(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        if (side == Side.BUY) {
            cashReserved = requireOpen(Math.subtractExact(cashReserved, value(tick, size)));
        } else {
            sharesReserved = requireOpen(Math.subtractExact(sharesReserved, size));
        }
    }

    @Override
    public long fill(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long cash = rules.cashOnFill(side, tick, size);
        if (side == Side.BUY) {
            gain(size, Math.negateExact(cash));
        } else {
            part(size, cash);
        }
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
    public void issue(long size, long price) {
        terms.requireOrder(0, size);
        if (price < 0) {
            throw new IllegalArgumentException("price cannot be " + price);
        }
        gain(size, Math.multiplyExact(price, size));
    }

    private void gain(long size, long value) {
        long after = Math.addExact(sharesHeld, size);
        long kept = Math.max(0, Math.min(size, after));
        cost = Math.addExact(cost, shareOf(value, kept, size));
        sharesHeld = after;
    }

    private void part(long size, long value) {
        long after = Math.subtractExact(sharesHeld, size);
        long own = Math.min(size, Math.max(0, sharesHeld));
        long spent = own == 0 ? 0 : shareOf(cost, own, sharesHeld);
        realised = Math.addExact(realised, Math.subtractExact(value, spent));
        cost -= spent;
        sharesHeld = after;
    }

    /** The part of an amount, rounded down. */
    private static long shareOf(long amount, long part, long whole) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    @Override
    public long collateral() {
        return cashReserved;
    }

    @Override
    public long collateralWith(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        return side == Side.BUY ? Math.addExact(cashReserved, value(tick, size)) : cashReserved;
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
    public long sharesCost() {
        return cost;
    }

    @Override
    public long realisedProfit() {
        return realised;
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
    public List<Long> profitBySelection() {
        return List.of();
    }

    @Override
    public boolean isFlat() {
        return sharesHeld == 0 && cost == 0 && realised == 0 && cashReserved == 0 && sharesReserved == 0;
    }

    @Override
    public MarketAccount copy() {
        return new SpotAccount(terms, rules, toData());
    }

    @Override
    public AccountData toData() {
        return new AccountData(List.of(sharesHeld, cost, realised), List.of(cashReserved, sharesReserved));
    }

    private long value(int tick, long size) {
        return Math.negateExact(rules.cashOnFill(Side.BUY, tick, size));
    }

    private static long requireOpen(long left) {
        if (left < 0) {
            throw new IllegalStateException("closed more than is open by " + -left);
        }
        return left;
    }
}

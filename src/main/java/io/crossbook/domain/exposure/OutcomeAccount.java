package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A standing in a market that ends by outcome: per selection the profit if it wins and if it loses. An open order
 * counts only where it would lose money, which is the worst that any of its partial fills at its limit or better
 * can do.
 */
final class OutcomeAccount implements MarketAccount {

    private static final int NO_SELECTION = -1;

    private final MarketTerms terms;
    private final KindRules rules;
    private final long[] matchedIfWin;
    private final long[] matchedIfLose;
    private final long[] openIfWin;
    private final long[] openIfLose;
    private final boolean[] removed;
    /** The matched bets by odds; null where no selection can be removed from under them. */
    private Stakes stakes;

    OutcomeAccount(MarketTerms terms, KindRules rules) {
        this.terms = terms;
        this.rules = rules;
        this.matchedIfWin = new long[terms.selections()];
        this.matchedIfLose = new long[terms.selections()];
        this.openIfWin = new long[terms.selections()];
        this.openIfLose = new long[terms.selections()];
        this.removed = new boolean[terms.selections()];
        this.stakes = rules.reduces() ? new Stakes() : null;
    }

    OutcomeAccount(MarketTerms terms, KindRules rules, AccountData data) {
        this(terms, rules);
        List<Long> more = data.moreThan(2 * terms.selections(), 2 * terms.selections());
        if (stakes != null && !more.isEmpty()) {
            int from = 1 + Math.toIntExact(more.get(0));
            more.subList(1, from).forEach(selection -> removed[selection.intValue()] = true);
            stakes = Stakes.of(more.subList(from, more.size()));
        }
        for (int k = 0; k < terms.selections(); k++) {
            matchedIfWin[k] = data.matched().get(2 * k);
            matchedIfLose[k] = data.matched().get(2 * k + 1);
            openIfWin[k] = data.open().get(2 * k);
            openIfLose[k] = data.open().get(2 * k + 1);
        }
    }

    private OutcomeAccount(OutcomeAccount other) {
        this.terms = other.terms;
        this.rules = other.rules;
        this.matchedIfWin = other.matchedIfWin.clone();
        this.matchedIfLose = other.matchedIfLose.clone();
        this.openIfWin = other.openIfWin.clone();
        this.openIfLose = other.openIfLose.clone();
        this.removed = other.removed.clone();
        this.stakes = other.stakes == null ? null : Stakes.of(other.stakes.toList());
    }

    @Override
    public void open(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long ifWin = Math.addExact(openIfWin[selection], lossIfWin(side, tick, size));
        long ifLose = Math.addExact(openIfLose[selection], lossIfLose(side, tick, size));
        openIfWin[selection] = ifWin;
        openIfLose[selection] = ifLose;
    }

    @Override
    public void close(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long ifWin = Math.subtractExact(openIfWin[selection], lossIfWin(side, tick, size));
        long ifLose = Math.subtractExact(openIfLose[selection], lossIfLose(side, tick, size));
        if (ifWin > 0 || ifLose > 0) {
            throw new IllegalStateException("closed more than is open on selection " + selection);
        }
        openIfWin[selection] = ifWin;
        openIfLose[selection] = ifLose;
    }

    @Override
    public long fill(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long ifWin = Math.addExact(matchedIfWin[selection], rules.profitIfWin(side, tick, size));
        long ifLose = Math.addExact(matchedIfLose[selection], rules.profitIfLose(side, tick, size));
        if (stakes != null) {
            stakes.add(selection, rules.ticks().price(tick), side == Side.BUY ? size : -size);
        }
        matchedIfWin[selection] = ifWin;
        matchedIfLose[selection] = ifLose;
        return rules.cashOnFill(side, tick, size);
    }

    @Override
    public void remove(int selection, int reductionHundredths) {
        if (removed[selection] || !knowsOdds()) {
            throw new IllegalStateException("selection " + selection + " cannot be removed");
        }
        stakes = stakes.without(selection, odds -> Reduction.odds(odds, reductionHundredths, terms));
        removed[selection] = true;
        for (int k = 0; k < matchedIfWin.length; k++) {
            matchedIfWin[k] = stakes.profitIfWin(k);
            matchedIfLose[k] = stakes.profitIfLose(k);
        }
    }

    @Override
    public boolean knowsOdds() {
        boolean known = stakes != null;
        for (int k = 0; known && k < matchedIfWin.length; k++) {
            known = stakes.profitIfWin(k) == matchedIfWin[k] && stakes.profitIfLose(k) == matchedIfLose[k];
        }
        return known;
    }

    @Override
    public long collateral() {
        return heldFor(worst(NO_SELECTION, 0, 0));
    }

    @Override
    public long collateralWith(int selection, Side side, int tick, long size) {
        terms.requireOrder(selection, size);
        long ifWin = Math.addExact(openIfWin[selection], lossIfWin(side, tick, size));
        long ifLose = Math.addExact(openIfLose[selection], lossIfLose(side, tick, size));
        return heldFor(worst(selection, ifWin, ifLose));
    }

    @Override
    public long sharesMissing(Side side, long size) {
        return 0;
    }

    @Override
    public long sharesHeld() {
        return 0;
    }

    @Override
    public long sharesReserved() {
        return 0;
    }

    @Override
    public long profit(Payouts payouts) {
        payouts.requireFit(terms);
        long ifNoneWins = 0;
        long[] gains = new long[matchedIfWin.length];
        for (int k = 0; k < gains.length; k++) {
            gains[k] = Math.subtractExact(matchedIfWin[k], matchedIfLose[k]);
            ifNoneWins = Math.addExact(ifNoneWins, matchedIfLose[k]);
        }
        return Math.addExact(ifNoneWins, payouts.share(gains));
    }

    @Override
    public List<Long> profitIfOutcome() {
        WorstCase outcomes = new WorstCase(matchedIfWin.length);
        for (int k = 0; k < matchedIfWin.length; k++) {
            outcomes.set(k, matchedIfWin[k], matchedIfLose[k], !removed[k]);
        }
        List<Long> profits = new ArrayList<>(matchedIfWin.length + 1);
        for (int k = 0; k < matchedIfWin.length; k++) {
            profits.add(outcomes.profitIfAmongWinners(k, terms));
        }
        if (!terms.exhaustive()) {
            profits.add(outcomes.profitIfNoneWins());
        }
        return List.copyOf(profits);
    }

    @Override
    public List<Long> profitBySelection() {
        return List.copyOf(paired(matchedIfWin, matchedIfLose));
    }

    @Override
    public boolean isFlat() {
        return isZero(matchedIfWin)
                && isZero(matchedIfLose)
                && isZero(openIfWin)
                && isZero(openIfLose)
                && (stakes == null || stakes.isEmpty());
    }

    @Override
    public MarketAccount copy() {
        return new OutcomeAccount(this);
    }

    @Override
    public AccountData toData() {
        List<Long> matched = paired(matchedIfWin, matchedIfLose);
        if (stakes != null && !(stakes.isEmpty() && noneIsRemoved())) {
            List<Long> out = LongStream.range(0, removed.length)
                    .filter(k -> removed[(int) k])
                    .boxed()
                    .toList();
            matched.add((long) out.size());
            matched.addAll(out);
            matched.addAll(stakes.toList());
        }
        return new AccountData(matched, paired(openIfWin, openIfLose));
    }

    private long lossIfWin(Side side, int tick, long size) {
        return Math.min(0, Math.subtractExact(rules.profitIfWin(side, tick, size), fee(tick, size)));
    }

    private long lossIfLose(Side side, int tick, long size) {
        return Math.min(0, Math.subtractExact(rules.profitIfLose(side, tick, size), fee(tick, size)));
    }

    /** An open order may still be a taker's. */
    private long fee(int tick, long size) {
        return rules.takerFee(tick, size, terms.takerFeeBps());
    }

    private long heldFor(long worstProfit) {
        long held = Math.negateExact(worstProfit);
        return rules.releasesLockedProfit() ? held : Math.max(0, held);
    }

    /** The least profit with everything as it is, or with other open contributions for one selection. */
    private long worst(int changed, long changedIfWin, long changedIfLose) {
        WorstCase outcomes = new WorstCase(matchedIfWin.length);
        for (int k = 0; k < matchedIfWin.length; k++) {
            long ifWin = k == changed ? changedIfWin : openIfWin[k];
            long ifLose = k == changed ? changedIfLose : openIfLose[k];
            outcomes.set(
                    k, Math.addExact(matchedIfWin[k], ifWin), Math.addExact(matchedIfLose[k], ifLose), !removed[k]);
        }
        return outcomes.profit(terms);
    }

    private boolean noneIsRemoved() {
        for (boolean one : removed) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(long[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == 0);
    }

    private static List<Long> paired(long[] ifWin, long[] ifLose) {
        List<Long> numbers = new ArrayList<>(2 * ifWin.length);
        for (int k = 0; k < ifWin.length; k++) {
            numbers.add(ifWin[k]);
            numbers.add(ifLose[k]);
        }
        return numbers;
    }
}

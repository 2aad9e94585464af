package io.crossbook.domain.exposure;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;

/** All that depends on the kind of market: prices, payoffs, and how a user's standing is held (DESIGN.md 2 and 3). */
public interface KindRules {

    /** The prices an order may have. */
    TickTable ticks();

    /**
     * What a price says, in 1e-4, so that moves can be compared: the price of a contract or share, and the chance that
     * odds speak of. Asked of that, it answers with the price.
     */
    default long level(long price) {
        return price;
    }

    /** The largest number of selections a market of this kind may have. */
    int maxSelections();

    /** What customers call a side. */
    String word(Side side);

    /** Profit in micros, negative for a loss, of a bet on a selection that wins; refused where nothing ever wins. */
    long profitIfWin(Side side, int tick, long size);

    /** Profit in micros, negative for a loss, of a bet on a selection that loses; refused where nothing ever loses. */
    long profitIfLose(Side side, int tick, long size);

    /** Cash in micros that changes hands at the moment of a fill, negative when paid; 0 where settlement pays. */
    long cashOnFill(Side side, int tick, long size);

    /**
     * What whoever takes a resting order pays for it in micros, at a rate in hundredths of a per cent; 0 where only
     * winnings pay. In proportion to the size, so that it does not matter how an order is split.
     */
    long takerFee(int tick, long size, int feeBps);

    /** Whether takers may be charged. */
    boolean chargesTakers();

    /** What a fill counts as turnover in micros: what its buyer stakes or pays. */
    default long turnover(int tick, long size) {
        return Math.negateExact(settles() ? profitIfLose(Side.BUY, tick, size) : cashOnFill(Side.BUY, tick, size));
    }

    /** An untouched standing in a market of these terms. */
    MarketAccount newAccount(MarketTerms terms);

    /** The standing that {@link MarketAccount#toData()} described; data of another shape is refused. */
    MarketAccount restoreAccount(MarketTerms terms, AccountData data);

    /** Whether profit that is certain in every outcome may be spent before settlement. */
    boolean releasesLockedProfit();

    /**
     * Whether bets may be undone at no profit and no loss. Never true together with {@link
     * #releasesLockedProfit()}: a void would take back what has been spent.
     */
    boolean voidable();

    /** Whether a selection may leave after bets were made, which voids those on it and reduces the odds of others. */
    boolean reduces();

    /** Whether the market ends by a payout to those who hold positions. */
    boolean settles();

    /** Whether a win may be shared by several in a dead heat. */
    boolean sharesWins();

    /** Whether a selection may be paid a part of a win. */
    boolean paysFractions();
}

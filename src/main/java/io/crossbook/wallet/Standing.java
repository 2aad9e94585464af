package io.crossbook.wallet;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;

/** One user's standing in one market: the account, and how far the book's effects have been applied. */
final class Standing {
    private final MarketTerms terms;
    private final long epoch;
    private MarketAccount account;
    private long applied;
    private boolean settled;
    private boolean disputed;

    Standing(MarketTerms terms, long epoch) {
        this.terms = terms;
        this.epoch = epoch;
        this.account = terms.rules().newAccount(terms);
    }

    Standing(StandingData data) {
        terms = data.terms();
        epoch = data.epoch();
        applied = data.applied();
        settled = data.settled();
        account = settled ? terms.rules().newAccount(terms) : MarketAccount.of(terms, data.account());
        disputed = data.disputed();
    }

    StandingData data(String marketId) {
        return new StandingData(marketId, terms, epoch, account.toData(), applied, settled, disputed);
    }

    MarketTerms terms() {
        return terms;
    }

    long epoch() {
        return epoch;
    }

    MarketAccount account() {
        return account;
    }

    /** Number of the last effect applied. */
    long applied() {
        return applied;
    }

    boolean settled() {
        return settled;
    }

    boolean disputed() {
        return disputed;
    }

    void open(OrderTerms order) {
        account.open(order.selection(), order.side(), order.tick(), order.size());
    }

    /** Takes open size off; what ends after the settlement was let go by that. */
    void close(OrderTerms order, long size) {
        if (settled) {
            return;
        }
        account.close(order.selection(), order.side(), order.tick(), size);
    }

    /** Turns open size into matched size; returns the change of cash in micros. */
    long fill(OrderTerms order, int tick, long size) {
        close(order, size);
        return account.fill(order.selection(), order.side(), tick, size);
    }

    /** A selection left the running; {@link MarketAccount#remove}. */
    void remove(Effect.Removed removed) {
        account.remove(removed.selection(), removed.reductionHundredths());
    }

    /**
     * Ends the market for this user. An order that still waits for its book holds nothing any more: had it been
     * accepted, the effect that closed it would have come before.
     */
    void settle() {
        account = terms.rules().newAccount(terms);
        settled = true;
    }

    void dispute() {
        disputed = true;
    }

    void advance() {
        applied++;
    }
}

package io.crossbook.wallet;

import io.crossbook.domain.exposure.Commission;
import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One user's standing in one market: the account, and how far the book's effects have been applied. */
final class Standing {
    private final MarketTerms terms;
    private final long epoch;
    /** The part of the commission that the user is spared, fixed for good, in hundredths of a per cent. */
    private final int discountBps;
    /** Shares put into circulation here, by reference. */
    private final Map<String, IssueData> issues = new LinkedHashMap<>();

    private MarketAccount account;
    private long applied;
    private boolean settled;
    private boolean disputed;
    /** The bets as they were when the market was settled, for a correction; null before. */
    private MarketAccount bets;
    /** What was paid for them. */
    private Worth paid = Worth.NOTHING;

    /** What bets come to: profit or loss and the commission on it, in micros. */
    record Worth(long profit, long commission) {
        static final Worth NOTHING = new Worth(0, 0);

        Worth plus(long moreProfit, long moreCommission) {
            return new Worth(Math.addExact(profit, moreProfit), Math.addExact(commission, moreCommission));
        }
    }

    Standing(MarketTerms terms, long epoch, int discountBps) {
        this.terms = terms;
        this.epoch = epoch;
        this.discountBps = Commission.requireDiscount(discountBps);
        this.account = terms.rules().newAccount(terms);
    }

    Standing(StandingData data) {
        terms = data.terms();
        epoch = data.epoch();
        applied = data.applied();
        settled = data.settled();
        account = settled ? terms.rules().newAccount(terms) : MarketAccount.of(terms, data.account());
        disputed = data.disputed();
        data.issues().forEach(issue -> issues.put(issue.clientRef(), issue));
        bets = data.bets() == null ? null : MarketAccount.of(terms, data.bets());
        paid = new Worth(data.paidProfit(), data.paidCommission());
        discountBps = data.discountBps();
    }

    StandingData data(String marketId) {
        return new StandingData(
                marketId,
                terms,
                epoch,
                account.toData(),
                applied,
                settled,
                disputed,
                bets == null ? null : bets.toData(),
                paid.profit(),
                paid.commission(),
                List.copyOf(issues.values()),
                discountBps);
    }

    MarketTerms terms() {
        return terms;
    }

    long epoch() {
        return epoch;
    }

    int discountBps() {
        return discountBps;
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

    /** What was issued under a reference, null when nothing was. */
    IssueData issued(String clientRef) {
        return issues.get(clientRef);
    }

    void issue(IssueData issue) {
        if (issues.putIfAbsent(issue.clientRef(), issue) != null) {
            throw new IllegalStateException("issued twice: " + issue);
        }
        account.issue(issue.size(), issue.price());
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
    void settle(long profit, long commission) {
        bets = account;
        paid = new Worth(profit, commission);
        account = terms.rules().newAccount(terms);
        settled = true;
    }

    /** The market was settled by a wrong result; this is the difference to the right one. */
    void correct(Effect.Corrected difference) {
        paid = paid.plus(difference.profit(), difference.commission());
    }

    /** The user's own reckoning of a settlement, to hold against the book's. */
    Worth worth(Payouts payouts) {
        return worth(account, payouts);
    }

    /** What a correction must bring, by the user's own reckoning; nothing can be known of what was never settled. */
    Worth missing(Payouts payouts) {
        Worth right = bets == null || payouts == null ? Worth.NOTHING : worth(bets, payouts);
        return right.plus(Math.negateExact(paid.profit()), Math.negateExact(paid.commission()));
    }

    private Worth worth(MarketAccount matched, Payouts payouts) {
        long profit = matched.profit(payouts);
        return new Worth(profit, Commission.of(profit, terms.commissionBps(), discountBps));
    }

    /** Whether the user's bets bear a settlement out. */
    boolean owes(Effect.Settled settled) {
        return !this.settled && worth(settled.payouts()).equals(new Worth(settled.profit(), settled.commission()));
    }

    /** Whether they bear a correction out. */
    boolean owes(Effect.Corrected corrected) {
        return bets != null
                && missing(corrected.payouts()).equals(new Worth(corrected.profit(), corrected.commission()));
    }

    void dispute() {
        disputed = true;
    }

    void advance() {
        applied++;
    }
}

package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One wallet as its events tell of it; amounts in micros. */
final class WalletLedger {
    /** A user in one market. */
    static final class Standing {
        final MarketTerms terms;
        final long epoch;
        /** The part of the commission that the user is spared, in hundredths of a percent. */
        final int discountBps;

        Position position;
        /** The bets as they were at the settlement, null before. */
        Position bets;
        /** Version of the settlement that was paid, 0 before. */
        long settledVersion;
        /** What was paid so far for the market's result. */
        long paidProfit;

        long paidCommission;

        private long held;

        Standing(MarketTerms terms, long epoch, int discountBps) {
            this.terms = terms;
            this.epoch = epoch;
            this.discountBps = discountBps;
            position = new Position(terms);
        }

        /** What was matched was paid; it is kept for a correction. */
        void end(long profit, long commission) {
            bets = position;
            position = new Position(terms);
            paidProfit = profit;
            paidCommission = commission;
        }
    }

    final String userId;
    long balance;
    /** What markets entered from now on spare the user of the commission, in hundredths of a percent. */
    int discountBps;
    /** Sum of withdrawals not yet paid out. */
    long pending;
    /** Sum of bonds for disputes that are set aside. */
    long bonds;
    /** The least that was ever free to use, 0 when it was never below. */
    long lowestAvailable;
    /** How far below nothing the exchange's own acts have brought what is free to use, negative; 0 otherwise. */
    long owing;
    /** Whether the last event was an act of the exchange that may do so. */
    boolean mayOwe;

    /** The least that the balance with certain profit ever was, 0 when it was never below. */
    long lowestBalance;

    /** Withdrawals under way, by the client's reference. */
    final Map<String, Long> withdrawals = new HashMap<>();

    /** Every client reference that ever moved money. */
    final Set<String> refs = new HashSet<>();

    /** Every market with reference under which shares were issued. */
    final Set<String> issues = new HashSet<>();

    private final Map<String, Standing> standings = new HashMap<>();
    private long held;
    private long certainProfit;

    WalletLedger(String userId) {
        this.userId = userId;
    }

    /** The user's standing in a market, null when the wallet never entered it. */
    Standing standing(String marketId) {
        return standings.get(marketId);
    }

    void enter(String marketId, Standing standing) {
        standings.put(marketId, standing);
    }

    /** Reckons anew what must be kept for a market in which something changed. */
    void reckon(Standing standing) {
        long before = standing.held;
        standing.held = standing.position.held();
        held = Math.addExact(Math.subtractExact(held, before), standing.held);
        certainProfit = certainProfit + Math.min(0, before) - Math.min(0, standing.held);
    }

    /** What is kept for all markets; certain profit that may be spent counts against it. */
    long held() {
        return held;
    }

    /** Profit that no outcome can take away and that may be spent already. */
    long certainProfit() {
        return certainProfit;
    }

    long available() {
        return Math.subtractExact(Math.subtractExact(balance, held), Math.addExact(pending, bonds));
    }
}

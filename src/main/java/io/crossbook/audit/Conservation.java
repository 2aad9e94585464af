package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.wallet.WalletEvent.SharesIssued;

/**
 * I3: what came in and has not gone out is in the wallets, on its way to them, or commission; and in every market
 * and for every outcome the winners' profit is the losers' loss. Amounts in micros.
 */
final class Conservation {
    private final Findings findings;
    private long deposited;
    private long paidOut;
    private long balances;
    private long inTransit;
    private long commission;
    private long unexplained;

    Conservation(Findings findings) {
        this.findings = findings;
    }

    void deposit(long amount) {
        deposited = Math.addExact(deposited, amount);
    }

    void payOut(long amount) {
        paidOut = Math.addExact(paidOut, amount);
    }

    /** A wallet's balance changed. */
    void credit(long amount) {
        balances = Math.addExact(balances, amount);
    }

    /** A book owes a user this much more, or less when it is negative. */
    void owe(long amount) {
        inTransit = Math.addExact(inTransit, amount);
    }

    /** The exchange earned this. */
    void earn(long amount) {
        commission = Math.addExact(commission, amount);
    }

    long deposited() {
        return deposited;
    }

    long paidOut() {
        return paidOut;
    }

    long balances() {
        return balances;
    }

    long inTransit() {
        return inTransit;
    }

    long commission() {
        return commission;
    }

    /** Called after each event: says by how much the event created or destroyed money. */
    void check(Where where) {
        long now = balances + inTransit + commission - (deposited - paidOut);
        if (now != unexplained) {
            String what = now > unexplained ? "creates " : "loses ";
            broken(where, what + Amounts.text(Math.abs(now - unexplained)));
            unexplained = now;
        }
    }

    /** In every outcome the bets in all wallets, with those on their way, must cancel out. */
    void checkOutcomes(BookLedger book) {
        long[] ifWin = book.profitsIfWin.clone();
        long[] ifLose = book.profitsIfLose.clone();
        for (Channel channel : book.channels()) {
            for (Channel.Issued issued : channel.inTransit()) {
                if (issued.effect() instanceof Effect.Filled filled) {
                    add(book, ifWin, ifLose, issued.terms(), filled);
                }
            }
        }
        for (int k = 0; k < ifWin.length; k++) {
            checkOutcome(book, k, "wins", ifWin[k]);
            checkOutcome(book, k, "loses", ifLose[k]);
        }
    }

    private void checkOutcome(BookLedger book, int selection, String what, long sum) {
        if (sum != 0) {
            broken(
                    book.where(),
                    "if selection " + selection + " " + what + ", all bets together gain " + Amounts.text(sum));
        }
    }

    /** Adds a matched size to the sums over all wallets. */
    void match(BookLedger book, OrderTerms order, Effect.Filled filled) {
        if (book.terms != null) {
            add(book, book.profitsIfWin, book.profitsIfLose, order, filled);
        }
    }

    private static void add(BookLedger book, long[] ifWin, long[] ifLose, OrderTerms order, Effect.Filled filled) {
        int k = order.selection();
        ifWin[k] = Math.addExact(ifWin[k], book.reckoning.ifWin(order.side(), filled.tick(), filled.size()));
        ifLose[k] = Math.addExact(ifLose[k], book.reckoning.ifLose(order.side(), filled.tick(), filled.size()));
    }

    /** Shares come into circulation in a wallet. */
    void issue(MarketLedger market, SharesIssued event, Where where) {
        if (event.size() <= 0 || event.price() < 0 || market.terms == null || market.terms.kind() != MarketKind.SPOT) {
            broken(where, "an impossible issue: " + event);
        }
        market.sharesIssued = Math.addExact(market.sharesIssued, event.size());
        market.sharesHeld = Math.addExact(market.sharesHeld, event.size());
    }

    /** What an order's fill adds to its owner's shares, less than nothing for a sale. */
    static long shares(OrderTerms order, long size) {
        return order.side() == Side.BUY ? size : -size;
    }

    /** What wallets hold, with what is on its way to or from them, must be what was issued. */
    void checkShares(MarketLedger market, BookLedger book) {
        if (market.terms == null || market.terms.kind() != MarketKind.SPOT) {
            return;
        }
        long inTransit = 0;
        for (Channel channel : book.channels()) {
            for (Channel.Issued issued : channel.inTransit()) {
                if (issued.effect() instanceof Effect.Filled filled) {
                    inTransit += shares(issued.terms(), filled.size());
                }
            }
        }
        if (market.sharesHeld + inTransit != market.sharesIssued) {
            broken(
                    market.where(),
                    Amounts.shares(market.sharesIssued) + " shares were issued, but "
                            + Amounts.shares(market.sharesHeld + inTransit) + " are held or on their way");
        }
    }

    /** Shares with a reference under which the same wallet got shares of the same market before. */
    void issuedTwice(String ref, Where where) {
        broken(where, "issue " + ref + " is counted twice");
    }

    /** Says so when a settlement's losses do not pay for its profits, with at most so many micros over. */
    void checkSettlement(long profit, long loss, long mostRounding, Where where) {
        if (profit > loss || loss - profit > mostRounding) {
            broken(where, "winners get " + Amounts.text(profit) + " and losers pay " + Amounts.text(loss));
        }
    }

    /** A wallet that recovers from a snapshot must find the balance that the events say. */
    void checkSnapshot(long snapshotBalance, long balance, Where where) {
        if (snapshotBalance != balance) {
            broken(
                    where,
                    "the snapshot says " + Amounts.text(snapshotBalance) + " and the events " + Amounts.text(balance));
        }
    }

    /** A payment with a reference that has moved money before. */
    void paidTwice(String ref, Where where) {
        broken(where, "payment " + ref + " is counted twice");
    }

    /** A wallet has money of a transaction that does not bear it out. */
    void wrongCredit(String transactionId, String what, Where where) {
        broken(where, "transaction " + transactionId + " " + what);
    }

    /** A payment's end without its beginning. */
    void unknownPayment(String ref, Where where) {
        broken(where, "withdrawal " + ref + " is not under way");
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.CONSERVATION, where, text);
    }
}

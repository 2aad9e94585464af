package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.OrderTerms;

/** I2: after every event of a wallet its balance, its pending withdrawals and what is free to use are not negative. */
final class Overdrafts {
    private final Findings findings;

    Overdrafts(Findings findings) {
        this.findings = findings;
    }

    /** A removal or a correction may take more than there is; then nothing else may, until that is paid back. */
    void check(WalletLedger wallet, Where where) {
        long available = wallet.available();
        if (wallet.mayOwe) {
            wallet.owing = Math.min(wallet.owing, available);
            wallet.mayOwe = false;
        }
        if (available < Math.min(wallet.owing, wallet.lowestAvailable)) {
            broken(
                    where,
                    "available is " + Amounts.text(available) + ": balance " + Amounts.text(wallet.balance)
                            + ", exposure " + Amounts.text(wallet.held()) + ", pending "
                            + Amounts.text(wallet.pending) + ", bonds " + Amounts.text(wallet.bonds));
            wallet.lowestAvailable = available;
        } else if (wallet.balance + wallet.certainProfit() < Math.min(wallet.owing, wallet.lowestBalance)) {
            wallet.lowestBalance = wallet.balance + wallet.certainProfit();
            broken(where, "the balance is " + Amounts.text(wallet.balance));
        }
        wallet.owing = Math.max(wallet.owing, Math.min(0, available));
        if (wallet.pending < 0) {
            broken(where, "pending withdrawals are " + Amounts.text(wallet.pending));
        }
    }

    /** Only a positive amount can be paid in or out. */
    void checkAmount(long amount, Where where) {
        if (amount <= 0) {
            broken(where, "a payment of " + Amounts.text(amount));
        }
    }

    void checkShares(WalletLedger.Standing standing, OrderTerms order, Where where) {
        long missing = standing.position.sharesShort();
        if (missing > 0) {
            broken(where, order.side() + " of " + order.size() + " with " + missing + " hundredths of a share missing");
        }
    }

    /** A wallet must reckon with the terms that the market has. */
    void checkTerms(MarketLedger market, MarketTerms terms, Where where) {
        if (!terms.equals(market.terms)) {
            broken(where, "reckons with " + terms + ", but market " + market.marketId + " has " + market.terms);
        }
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.NON_NEGATIVE, where, text);
    }
}

package io.crossbook.audit;

import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.wallet.WalletEvent.DiscountSet;
import io.crossbook.wallet.WalletEvent.MarketEntered;

/** I7: what a user is spared of the commission is fixed when the wallet enters a market, and its book knows it. */
final class Discounts {
    private static final int ALL_BPS = 10_000;

    private final Findings findings;

    Discounts(Findings findings) {
        this.findings = findings;
    }

    /** Nobody is spared less than nothing, or more than all. */
    void set(WalletLedger wallet, DiscountSet event, Where where) {
        if (event.discountBps() < 0 || event.discountBps() > ALL_BPS) {
            broken(where, "grants " + event);
        }
        wallet.discountBps = event.discountBps();
    }

    /** A market is entered at the discount that the user has at that time. */
    void checkEntry(WalletLedger wallet, MarketEntered event, Where where) {
        if (event.discountBps() != wallet.discountBps) {
            broken(
                    where,
                    "enters market " + event.marketId() + " at a discount of " + event.discountBps()
                            + " hundredths of a percent, but the user has " + wallet.discountBps);
        }
    }

    /** Every order carries the discount by which its wallet entered the market; none is known when it never did. */
    void checkOrder(Channel channel, WalletLedger.Standing standing, OrderAccepted event, Where where) {
        int entered = standing == null ? channel.discountBps : standing.discountBps;
        if (event.discountBps() != entered || channel.discountBps != entered) {
            broken(
                    where,
                    "takes an order at a discount of " + event.discountBps() + " hundredths of a percent after "
                            + channel.discountBps + ", but the wallet entered at " + entered);
        }
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.SETTLEMENT, where, text);
    }
}

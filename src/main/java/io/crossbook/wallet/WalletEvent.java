package io.crossbook.wallet;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Event;
import java.util.List;

/** A fact about a wallet. Amounts are micros, times microseconds. */
public sealed interface WalletEvent extends Event<Wallet> {

    /** Money came in; the client's reference makes a repeat harmless. */
    record Deposited(String clientRef, long amount, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.payments().deposited(this);
            wallet.credit("DEPOSIT", amount, clientRef);
        }
    }

    /** Money was set aside to be paid out; it stays in the balance until it has left. */
    record WithdrawalReserved(String clientRef, long amount, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.payments().reserved(this);
        }
    }

    /** The provider paid it out. */
    record WithdrawalCompleted(String clientRef, String providerRef, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            long amount = wallet.payments().completed(clientRef);
            wallet.credit("WITHDRAWAL", Math.negateExact(amount), clientRef);
        }
    }

    /** The provider definitely won't pay it out: it is free again. */
    record WithdrawalReleased(String clientRef, String reason, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.payments().released(clientRef);
        }
    }

    /**
     * The wallet deals with a market for the first time; this event's sequence number is the channel's epoch.
     *
     * @param discountBps the part of the commission that the user is spared in this market, whatever comes later, in
     *     hundredths of a per cent
     */
    record MarketEntered(String marketId, MarketTerms terms, long at, @Added int discountBps) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.enter(marketId, new Standing(terms, wallet.sequence(), discountBps));
        }
    }

    /** From now on the user is spared this part of the commission, in hundredths of a per cent, in markets entered. */
    record DiscountSet(int discountBps, String reason, String by, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.discount(new Discount(discountBps, reason, by, at));
        }
    }

    /** Funds are reserved for an order, which the book may accept until event time expiresAt. */
    record Reserved(
            String clientOrderId,
            long idMillis,
            String marketId,
            OrderTerms terms,
            String fingerprint,
            long expiresAt,
            long at)
            implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.orders().reserve(WalletOrder.reserved(this));
            wallet.change(marketId, standing -> standing.open(terms));
        }
    }

    /**
     * Shares of a market were put into circulation and given to this wallet; the reference makes a repeat harmless.
     *
     * @param price at which they count as bought in 1e-4, 0 for a gift; no cash moves
     * @param by who issued them
     */
    record SharesIssued(String clientRef, String marketId, MarketTerms terms, long size, long price, String by, long at)
            implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.change(marketId, standing -> standing.issue(new IssueData(clientRef, size, price)));
        }
    }

    /** The book never took the order and never will: its reservation ends. */
    record ReleasedUnplaced(String clientOrderId, Verdict verdict, String reason, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            WalletOrder order = wallet.orders().release(this);
            wallet.change(
                    order.marketId(),
                    standing -> standing.close(order.terms(), order.terms().size()));
        }
    }

    /**
     * The effects from, from + 1, ... of a market's channel, applied in order.
     *
     * @param accepted orders of which the wallet had heard that the book took them
     */
    record EffectsApplied(String marketId, long epoch, long from, List<Effect> effects, List<String> accepted, long at)
            implements WalletEvent {
        public EffectsApplied {
            effects = List.copyOf(effects);
            accepted = List.copyOf(accepted);
        }

        @Override
        public void applyTo(Wallet wallet) {
            accepted.forEach(id -> wallet.orders().accept(id, at));
            EffectsFold.apply(wallet, this);
        }
    }

    /** A bond for the dispute of a proposed result was set aside; it stays in the balance until it is lost. */
    record BondReserved(String proposalId, String marketId, long amount, String reason, long at)
            implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.bonds().add(bond());
        }

        BondData bond() {
            return new BondData(proposalId, marketId, amount, reason, BondData.Status.RESERVED, 0, null, at);
        }
    }

    /** The market has taken the dispute; its final result decides on the bond. */
    record BondHeld(String proposalId, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.bonds().turn(proposalId, BondData.Status.HELD, 0, null);
        }
    }

    /** The dispute was not taken, or the disputed result came too early: the bond is free again. */
    record BondReleased(String proposalId, String reason, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.bonds().turn(proposalId, BondData.Status.RELEASED, 0, reason);
        }
    }

    /** The dispute was right: the bond is free again, and the exchange adds a reward. */
    record BondRewarded(String proposalId, String marketId, long reward, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.bonds().turn(proposalId, BondData.Status.REWARDED, reward, null);
            wallet.credit("DISPUTE_REWARD", reward, marketId);
        }
    }

    /** The dispute was wrong: the bond is the exchange's. */
    record BondForfeited(String proposalId, String marketId, long amount, long at) implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.bonds().turn(proposalId, BondData.Status.FORFEITED, 0, null);
            wallet.credit("DISPUTE_BOND", Math.negateExact(amount), marketId);
        }
    }

    /** A settlement that the wallet's own bets don't bear out; the channel stops until people have looked. */
    record SettlementDisputed(
            String marketId,
            long effect,
            long statedProfit,
            long ownProfit,
            long statedCommission,
            long ownCommission,
            long at)
            implements WalletEvent {
        @Override
        public void applyTo(Wallet wallet) {
            wallet.change(marketId, Standing::dispute);
        }
    }
}

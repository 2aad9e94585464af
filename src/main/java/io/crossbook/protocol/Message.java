package io.crossbook.protocol;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Outgoing;
import java.util.List;

/** A message from one entity to another (PROTOCOL.md 4.3). Each may be lost, doubled or late. */
public sealed interface Message extends Outgoing {
    /**
     * Wallet to book: take this order, whose funds are durably reserved.
     *
     * @param discountBps the part of the commission in this market that the user is spared, in hundredths of a per
     *     cent; the same for all orders of an epoch
     */
    record Place(
            String marketId,
            String userId,
            String clientOrderId,
            long epoch,
            OrderTerms terms,
            String fingerprint,
            long expiresAt,
            @Added int discountBps)
            implements Message {
        /** Of a user who pays the full commission. */
        public Place(
                String marketId,
                String userId,
                String clientOrderId,
                long epoch,
                OrderTerms terms,
                String fingerprint,
                long expiresAt) {
            this(marketId, userId, clientOrderId, epoch, terms, fingerprint, expiresAt, 0);
        }
    }

    /** Book to wallet: what became of an order. */
    record Placed(String userId, String marketId, String clientOrderId, Verdict verdict, String reason)
            implements Message {}

    /** Book to wallet: effects with the numbers from, from + 1, ... of the channel with this epoch. */
    record Effects(String userId, String marketId, long epoch, long from, List<Effect> effects) implements Message {
        public Effects {
            effects = List.copyOf(effects);
        }
    }

    /** Wallet to book: every effect up to this number is durable. */
    record EffectsAck(String marketId, String userId, long epoch, long upTo) implements Message {}

    /** Market to book. */
    record Control(String marketId, BookControl control) implements Message {}

    /** Book to market: the version it has reached and, once resolved, how far the settlement is. */
    record BookReport(String marketId, long version, SettlementProgress settlement) implements Message {}

    /** Market to catalogue: what the list of markets shall say. */
    record Listing(MarketSummary summary) implements Message {}

    /** Catalogue to market: the list says so up to this version. */
    record Listed(String marketId, long version) implements Message {}

    /**
     * Wallet to payment provider: pay this withdrawal out. The user's id and its own make the idempotency key of every
     * attempt.
     *
     * @param reservedAt event time at which the money was set aside
     */
    record PayOut(String userId, String withdrawalId, long amount, long reservedAt) implements Message {}

    /** Transaction of the payment provider to wallet: this came in for the user, once for the transaction's id. */
    record Credit(String transactionId, String userId, long amount) implements Message {}

    /** Wallet to market: a user disputes this proposal, and the bond for it in micros is durably set aside. */
    record Dispute(String marketId, String userId, String proposalId, long bond, String reason) implements Message {}

    /**
     * Market to wallet: what became of a bond.
     *
     * @param reward micros that come with it, 0 but for REWARDED
     * @param reason why it is given back, null where it is not
     */
    record BondWord(String userId, String marketId, String proposalId, BondFate fate, long reward, String reason)
            implements Message {}

    /** Wallet to market: the end of a bond is durable. */
    record BondEnded(String marketId, String userId, String proposalId) implements Message {}
}

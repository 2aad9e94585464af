package io.crossbook.audit;

import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.wallet.WalletEvent.Reserved;

/** One order as its wallet and its book tell of it, side by side. Sizes are hundredths, times microseconds. */
final class AuditedOrder {
    /** What the book decided. */
    enum Fate {
        UNDECIDED,
        ACCEPTED,
        REJECTED,
        TOMBSTONED
    }

    final String userId;
    final String clientOrderId;

    /** The wallet's side; null until it was reserved. */
    Reserved reserved;

    long epoch;
    long leftInWallet;
    boolean released;

    Fate fate = Fate.UNDECIDED;
    /** The book's side; null until it was accepted, and again when nothing of it is left to match. */
    OrderTerms acceptedTerms;

    long number;
    long leftInBook;

    AuditedOrder(String userId, String clientOrderId) {
        this.userId = userId;
        this.clientOrderId = clientOrderId;
    }

    String id() {
        return OrderIds.of(userId, clientOrderId);
    }

    void reserve(Reserved event, long channelEpoch) {
        reserved = event;
        epoch = channelEpoch;
        leftInWallet = event.terms().size();
    }

    void accept(OrderAccepted event, long sequence) {
        boolean same = reserved != null && reserved.terms().equals(event.terms());
        acceptedTerms = same ? reserved.terms() : event.terms();
        number = sequence;
        leftInBook = event.terms().size();
    }

    /** Whether neither side has anything more to say. */
    boolean isOver() {
        return released || (fate == Fate.ACCEPTED && leftInBook <= 0 && leftInWallet <= 0 && reserved != null);
    }

    /** Whether the wallet waits for an answer that the book has not given, or given as a no. */
    boolean isPlacing() {
        return reserved != null && !released && fate != Fate.ACCEPTED;
    }

    @Override
    public String toString() {
        return "order " + id();
    }
}

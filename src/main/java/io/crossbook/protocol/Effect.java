package io.crossbook.protocol;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;

/** What a book did to one user, numbered per user without gaps; the only way a market changes a wallet. */
public sealed interface Effect extends Persisted {
    /** Whether the wallet reckons it anew, on all effects before it. */
    default boolean isReckoned() {
        return this instanceof Settled || this instanceof Corrected;
    }

    /** Part of an order was matched at a tick; who took it from the book paid a fee in micros. */
    record Filled(String clientOrderId, int tick, long size, @Added long fee) implements Effect {
        /** Without a fee. */
        public Filled(String clientOrderId, int tick, long size) {
            this(clientOrderId, tick, size, 0);
        }
    }

    /** Part of an order will never be matched. */
    record Closed(String clientOrderId, long size, Closure cause) implements Effect {}

    /** The market was settled: the user's profit or loss and the commission on it, in micros. */
    record Settled(long version, Payouts payouts, long profit, long commission) implements Effect {}

    /**
     * A selection left the running: matched bets on it are void, and the odds of those on the others are reduced by a
     * part in hundredths of a per cent.
     */
    record Removed(long version, int selection, int reductionHundredths) implements Effect {}

    /**
     * The market was settled by a wrong result: what the user gets by the right one beyond what was paid, profit and
     * commission each in micros and negative when it is less; the payouts are null when the market is void.
     */
    record Corrected(long version, Payouts payouts, long profit, long commission) implements Effect {}

    /** The market was voided: every bet in it counts as never made. */
    record Voided(long version) implements Effect {}
}

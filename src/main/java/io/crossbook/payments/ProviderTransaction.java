package io.crossbook.payments;

import io.crossbook.domain.money.Money;
import java.time.Instant;

/**
 * A movement on the exchange's account with the payment provider, as the provider tells of it.
 *
 * @param reference ours for a payout, that of the reversed transaction for a return or chargeback, else empty
 * @param recipient the user it goes to or comes from, as the provider was told by whoever paid
 * @param amount always positive
 * @param currency ISO code
 */
public record ProviderTransaction(
        String id,
        Kind kind,
        Status status,
        String reference,
        String recipient,
        Money amount,
        String currency,
        Instant at) {
    /** What moves money, and in which direction. */
    public enum Kind {
        /** A user paid in. */
        DEPOSIT(true),
        /** We paid a user. */
        PAYOUT(false),
        /** A payout that came back. */
        RETURN(true),
        /** A deposit that was taken back. */
        CHARGEBACK(false);

        private final boolean in;

        Kind(boolean in) {
            this.in = in;
        }

        /** Whether it adds to the account. */
        public boolean isIn() {
            return in;
        }
    }

    /** Only what is settled has moved money. */
    public enum Status {
        PENDING,
        SETTLED,
        FAILED
    }

    public boolean isSettled() {
        return status == Status.SETTLED;
    }

    /** What it does to the balance of the account. */
    public Money effect() {
        if (!isSettled()) {
            return Money.ZERO;
        }
        return kind.isIn() ? amount : amount.negated();
    }
}

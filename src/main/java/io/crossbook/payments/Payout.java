package io.crossbook.payments;

import io.crossbook.domain.money.Money;
import io.crossbook.protocol.Message;

/**
 * A withdrawal as the provider knows it.
 *
 * @param reference unique among all withdrawals of all users, and the idempotency key of every attempt
 * @param recipient the user to whom it goes
 */
public record Payout(String reference, String recipient, Money amount) {
    /** A withdrawal's id is unique only for its user. */
    static Payout of(Message.PayOut request) {
        return of(request.userId(), request.withdrawalId(), request.amount());
    }

    static Payout of(String userId, String withdrawalId, long amount) {
        return new Payout(userId + ":" + withdrawalId, userId, Money.ofMicros(amount));
    }
}

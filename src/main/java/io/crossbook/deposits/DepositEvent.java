package io.crossbook.deposits;

import io.crossbook.sourcing.Event;

/** A fact about a transaction of the payment provider. Amounts are micros and positive, times microseconds. */
public sealed interface DepositEvent extends Event<Deposit> {
    /** It belongs to this user's wallet, once and for all. */
    record DepositConfirmed(String userId, long amount, String currency, long at) implements DepositEvent {
        @Override
        public void applyTo(Deposit deposit) {
            deposit.confirm(userId, new Deposit.Terms(userId, amount, currency), at);
        }
    }

    /**
     * It waits for a person.
     *
     * @param recipient whom the provider names, in its words
     */
    record DepositSuspended(SuspenseReason reason, String recipient, long amount, String currency, long at)
            implements DepositEvent {
        @Override
        public void applyTo(Deposit deposit) {
            deposit.suspend(reason, new Deposit.Terms(recipient, amount, currency));
        }
    }

    /** A person found out that it belongs to this user's wallet. */
    record DepositAssigned(String userId, String by, String reason, long at) implements DepositEvent {
        @Override
        public void applyTo(Deposit deposit) {
            deposit.assign(userId, at);
        }
    }

    /** A person settled it outside the exchange, for example by sending it back. */
    record DepositDismissed(String by, String reason, long at) implements DepositEvent {
        @Override
        public void applyTo(Deposit deposit) {
            deposit.dismiss();
        }
    }

    /** The wallet has it. */
    record DepositCredited(long at) implements DepositEvent {
        @Override
        public void applyTo(Deposit deposit) {
            deposit.credited();
        }
    }
}

package io.crossbook.deposits;

import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.Optional;

/** A request to the entity of one transaction; each is safe to repeat. */
public sealed interface DepositCommand extends Command<Deposit, DepositEvent, DepositReply> {
    private static Decision<DepositEvent, DepositReply> refuse(DepositRejection reason) {
        return Decision.reply(new DepositReply.Refused(reason));
    }

    private static Decision<DepositEvent, DepositReply> standing(Deposit deposit) {
        return Decision.reply(new DepositReply.Standing(deposit.status()));
    }

    private static Decision<DepositEvent, DepositReply> persist(DepositEvent event, DepositStatus status) {
        return Decision.persist(event, new DepositReply.Standing(status));
    }

    /**
     * Takes the provider's word that the transaction is settled. What was taken before stays as it was decided then.
     *
     * @param recipient the user whom the provider names
     * @param trouble why nobody can be credited, null when that user can
     */
    record TakeDeposit(String recipient, long amount, String currency, SuspenseReason trouble)
            implements DepositCommand {
        @Override
        public Decision<DepositEvent, DepositReply> decide(Deposit deposit, long now) {
            var terms = new Deposit.Terms(recipient, amount, currency);
            if (deposit.isKnown()) {
                return deposit.terms().equals(terms)
                        ? standing(deposit)
                        : refuse(DepositRejection.DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS);
            }
            Optional<SuspenseReason> suspense = trouble == null && amount > Deposit.AMOUNT_MAX
                    ? Optional.of(SuspenseReason.AMOUNT_TOO_LARGE)
                    : Optional.ofNullable(trouble);
            return suspense.map(reason -> persist(
                            new DepositEvent.DepositSuspended(reason, recipient, amount, currency, now),
                            DepositStatus.SUSPENDED))
                    .orElseGet(() -> persist(
                            new DepositEvent.DepositConfirmed(recipient, amount, currency, now),
                            DepositStatus.CONFIRMED));
        }
    }

    /** A person credits what waits in suspense to a user who exists. */
    record AssignDeposit(String userId, String by, String reason) implements DepositCommand {
        @Override
        public Decision<DepositEvent, DepositReply> decide(Deposit deposit, long now) {
            if (!deposit.isKnown()) {
                return refuse(DepositRejection.DEPOSIT_NOT_FOUND);
            }
            if (deposit.status() != DepositStatus.SUSPENDED) {
                return userId.equals(deposit.assignedTo())
                        ? standing(deposit)
                        : refuse(DepositRejection.DEPOSIT_DECIDED);
            }
            return deposit.isAssignable()
                    ? persist(new DepositEvent.DepositAssigned(userId, by, reason, now), DepositStatus.CONFIRMED)
                    : refuse(DepositRejection.DEPOSIT_NOT_ASSIGNABLE);
        }
    }

    /** A person has settled what waits in suspense outside the exchange. */
    record DismissDeposit(String by, String reason) implements DepositCommand {
        @Override
        public Decision<DepositEvent, DepositReply> decide(Deposit deposit, long now) {
            if (!deposit.isKnown()) {
                return refuse(DepositRejection.DEPOSIT_NOT_FOUND);
            }
            return switch (deposit.status()) {
                case SUSPENDED -> persist(new DepositEvent.DepositDismissed(by, reason, now), DepositStatus.DISMISSED);
                case DISMISSED -> standing(deposit);
                case CONFIRMED, CREDITED -> refuse(DepositRejection.DEPOSIT_DECIDED);
            };
        }
    }

    /** Hears that the wallet has durably taken it. */
    record NoteCredited() implements DepositCommand {
        @Override
        public Decision<DepositEvent, DepositReply> decide(Deposit deposit, long now) {
            return deposit.isKnown() && deposit.status() == DepositStatus.CONFIRMED
                    ? persist(new DepositEvent.DepositCredited(now), DepositStatus.CREDITED)
                    : Decision.reply(new DepositReply.Awake(true));
        }
    }

    /** Wakes the entity, which then goes on telling the wallet. */
    record Wake(long seenSequence) implements DepositCommand {
        @Override
        public Decision<DepositEvent, DepositReply> decide(Deposit deposit, long now) {
            return Decision.reply(new DepositReply.Awake(deposit.quiet() && deposit.sequence() >= seenSequence));
        }
    }
}

package io.crossbook.deposits;

import akka.actor.typed.ActorSystem;
import io.crossbook.domain.money.Money;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reaches transactions by the provider's id. Refusals fail the stage with {@link Refusal}, a timeout means the outcome
 * is unknown; an answer means that it is durable.
 */
public final class Deposits {
    /** First part of the reference under which a wallet has a transaction; no client's reference has a colon. */
    public static final String REFERENCE_PREFIX = "psp:";

    private final EntityClient<DepositEntity.Request, DepositCommand, DepositReply> client;

    public Deposits(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(system, DepositEntity.KEY, DepositEntity.Request::new, askTimeout);
    }

    /** Takes a settled transaction; suspense for the reason given, if there is one. */
    public CompletionStage<DepositStatus> take(
            String id, String recipient, Money amount, String currency, Optional<SuspenseReason> trouble) {
        return ask(id, new DepositCommand.TakeDeposit(recipient, amount.micros(), currency, trouble.orElse(null)));
    }

    /** Credits what waits in suspense to a user, who must exist. */
    public CompletionStage<DepositStatus> assign(String id, String userId, String by, String reason) {
        return ask(id, new DepositCommand.AssignDeposit(userId, by, reason));
    }

    /** Notes that what waits in suspense was settled outside the exchange. */
    public CompletionStage<DepositStatus> dismiss(String id, String by, String reason) {
        return ask(id, new DepositCommand.DismissDeposit(by, reason));
    }

    /** Tells that the wallet has it. */
    public void credited(String id) {
        client.tell(id, new DepositCommand.NoteCredited());
    }

    /** Wakes a transaction whose journal has come so far; true when it knows that, and nothing is unresolved. */
    public CompletionStage<Boolean> wake(String id, long seenSequence) {
        return client.ask(id, new DepositCommand.Wake(seenSequence))
                .thenApply(reply -> reply instanceof DepositReply.Awake awake && awake.quiet());
    }

    private CompletionStage<DepositStatus> ask(String id, DepositCommand command) {
        return client.ask(id, command).thenApply(reply -> {
            if (reply instanceof DepositReply.Refused refused) {
                throw new Refusal(refused.reason());
            }
            return ((DepositReply.Standing) reply).status();
        });
    }
}

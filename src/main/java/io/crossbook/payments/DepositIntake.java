package io.crossbook.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossbook.deposits.DepositStatus;
import io.crossbook.deposits.SuspenseReason;
import io.crossbook.domain.money.Money;
import io.crossbook.sourcing.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the provider's webhooks. A webhook is only a hint that there is news of a transaction: what it says of it is
 * not believed but asked of the provider. So a forged, repeated, late or re-ordered one changes nothing.
 */
public final class DepositIntake {
    private static final Logger LOG = LoggerFactory.getLogger(DepositIntake.class);
    private static final long TOLERANCE_SECONDS = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final RequestSignature signature;
    private final ProviderLedger provider;
    private final Taker deposits;
    private final UserCheck users;
    private final String currency;
    private final InstantSource clock;
    private final Map<Result, LongAdder> results =
            Map.of(Result.TAKEN, new LongAdder(), Result.IGNORED, new LongAdder(), Result.TURNED_AWAY, new LongAdder());

    /** Knows who has an account here. */
    @FunctionalInterface
    public interface UserCheck {
        CompletionStage<Boolean> exists(String userId);
    }

    /** Takes settled transactions durably, each once. */
    @FunctionalInterface
    public interface Taker {
        CompletionStage<DepositStatus> take(
                String id, String recipient, Money amount, String currency, Optional<SuspenseReason> trouble);
    }

    /** What a webhook led to. */
    public enum Result {
        /** The transaction is durably known: it is credited, or waits for a person. */
        TAKEN,
        /** It is not, or not yet, about money that came in. */
        IGNORED,
        /** It was not believed, or not clear; nothing has changed. */
        TURNED_AWAY
    }

    public DepositIntake(
            PaymentSettings settings, ProviderLedger provider, Taker deposits, UserCheck users, InstantSource clock) {
        this.signature = new RequestSignature(settings.secret());
        this.provider = provider;
        this.deposits = deposits;
        this.users = users;
        this.currency = settings.currency();
        this.clock = clock;
    }

    /** Completes once what it led to is durable; fails with a {@link Refusal} when the provider should try again. */
    public CompletionStage<Result> take(Webhook webhook) {
        return CompletableFuture.completedStage(webhook)
                .thenApply(this::transactionId)
                .thenCompose(this::look)
                .whenComplete((result, trouble) -> results.get(trouble == null ? result : Result.TURNED_AWAY)
                        .increment());
    }

    private String transactionId(Webhook webhook) {
        if (!webhook.isSignedBy(signature, clock.instant().getEpochSecond(), TOLERANCE_SECONDS)) {
            throw new Refusal(PaymentRejection.INVALID_SIGNATURE);
        }
        try {
            JsonNode body = JSON.readTree(webhook.body());
            String id = body.path("transaction").asText();
            if (TransactionJson.isId(id)) {
                return id;
            }
        } catch (JsonProcessingException e) {
            LOG.warn("the payment provider sends a webhook that is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes can be read", e);
        }
        throw new Refusal(PaymentRejection.INVALID_NOTICE);
    }

    private CompletionStage<Result> look(String id) {
        return provider.transaction(id)
                .exceptionally(trouble -> {
                    Throwable cause = trouble instanceof CompletionException ? trouble.getCause() : trouble;
                    LOG.info("transaction {} stays unknown: {}", id, cause.getMessage());
                    throw new Refusal(PaymentRejection.PROVIDER_UNCLEAR);
                })
                .thenCompose(
                        found -> take(found.orElseThrow(() -> new Refusal(PaymentRejection.TRANSACTION_NOT_FOUND))));
    }

    /** Takes what the provider itself says of a transaction. */
    private CompletionStage<Result> take(ProviderTransaction transaction) {
        if (!transaction.isSettled() || transaction.kind() == ProviderTransaction.Kind.PAYOUT) {
            return CompletableFuture.completedStage(Result.IGNORED);
        }
        return trouble(transaction).thenCompose(trouble -> deposits.take(
                        transaction.id(),
                        transaction.recipient(),
                        transaction.amount(),
                        transaction.currency(),
                        trouble)
                .thenApply(status -> {
                    trouble.ifPresent(
                            reason -> LOG.warn("transaction {} waits for a decision: {}", transaction.id(), reason));
                    return Result.TAKEN;
                }));
    }

    private CompletionStage<Optional<SuspenseReason>> trouble(ProviderTransaction transaction) {
        if (transaction.kind() == ProviderTransaction.Kind.CHARGEBACK) {
            return CompletableFuture.completedStage(Optional.of(SuspenseReason.CHARGEBACK));
        }
        if (!transaction.currency().equals(currency)) {
            return CompletableFuture.completedStage(Optional.of(SuspenseReason.OTHER_CURRENCY));
        }
        return users.exists(transaction.recipient())
                .thenApply(known -> known ? Optional.empty() : Optional.of(SuspenseReason.UNKNOWN_USER));
    }

    /** Webhooks that ended so since this node started. */
    public long count(Result result) {
        return results.get(result).sum();
    }
}

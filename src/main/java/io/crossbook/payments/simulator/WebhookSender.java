package io.crossbook.payments.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.payments.RequestSignature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells the exchange of transactions until it has taken notice, at first after the time set, then after twice as long
 * each time. Beside the genuine ones go forged ones, none of which may change anything.
 */
final class WebhookSender {
    private static final int RETRY_FACTOR_MAX = 64;
    private static final long STALE_SECONDS = 3_600;
    private static final int STATUS_FAMILY = 100;
    private static final int SUCCESS = 2;
    private static final Money LIE = Money.ofCents(99_999_999);

    private final SimulatedProviderSettings settings;
    private final ProviderAccount account;
    private final FaultDice dice;
    private final Executor workers;
    private final InstantSource clock;
    private final RequestSignature signature;
    private final RequestSignature otherSecret = new RequestSignature("a secret that nobody shares with anybody");
    private final LongAdder believed = new LongAdder();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** Ways to forge a webhook. */
    private enum Forgery {
        OTHER_SECRET,
        NO_SIGNATURE,
        REPLAYED,
        UNKNOWN_TRANSACTION
    }

    WebhookSender(
            SimulatedProviderSettings settings,
            ProviderAccount account,
            FaultDice dice,
            Executor workers,
            InstantSource clock) {
        this.settings = settings;
        this.account = account;
        this.dice = dice;
        this.workers = workers;
        this.clock = clock;
        this.signature = new RequestSignature(settings.secret());
    }

    long believedForgeries() {
        return believed.sum();
    }

    /** Begins to tell of a transaction. */
    void tell(String id) {
        settings.webhook().ifPresent(to -> {
            if (dice.strikes(ProviderFault.WEBHOOK_FORGED)) {
                forge(to, account.find(id).orElseThrow());
            }
            long wait =
                    dice.strikes(ProviderFault.WEBHOOK_LATE) ? settings.late().toMillis() : 0;
            after(wait, () -> attempt(to, id, 1));
            if (dice.strikes(ProviderFault.WEBHOOK_DUPLICATE)) {
                after(wait, () -> attempt(to, id, 1));
            }
        });
    }

    private void after(long millis, Runnable step) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, workers)
                .execute(step);
    }

    private void attempt(URI to, String id, int factor) {
        if (dice.strikes(ProviderFault.WEBHOOK_LOST)) {
            again(to, id, factor);
            return;
        }
        ProviderTransaction transaction = account.find(id).orElseThrow();
        String body = body(transaction, transaction.amount());
        long now = clock.instant().getEpochSecond();
        send(to, now, signature.of(now, "POST", to.getRawPath(), body), body, taken -> {
            if (taken) {
                account.told(id);
            } else {
                again(to, id, factor);
            }
        });
    }

    private void again(URI to, String id, int factor) {
        after(settings.late().toMillis() * factor, () -> attempt(to, id, Math.min(RETRY_FACTOR_MAX, 2 * factor)));
    }

    /** What somebody could send who does not know the secret, or only has seen an old webhook, or is confused. */
    private void forge(URI to, ProviderTransaction transaction) {
        Forgery forgery = Forgery.values()[dice.below(Forgery.values().length)];
        String body = body(transaction, LIE);
        long now = clock.instant().getEpochSecond();
        String path = to.getRawPath();
        switch (forgery) {
            case OTHER_SECRET -> forge(to, now, otherSecret.of(now, "POST", path, body), body);
            case NO_SIGNATURE -> forge(to, now, null, body);
            case REPLAYED -> {
                long old = now - STALE_SECONDS;
                forge(to, old, signature.of(old, "POST", path, body), body);
            }
            case UNKNOWN_TRANSACTION -> {
                String unknown = body.replace(transaction.id(), transaction.id() + "x");
                forge(to, now, signature.of(now, "POST", path, unknown), unknown);
            }
        }
    }

    private void forge(URI to, long time, String signed, String body) {
        send(to, time, signed, body, taken -> {
            if (taken) {
                believed.increment();
            }
        });
    }

    private static String body(ProviderTransaction transaction, Money amount) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event", "ev_" + transaction.id());
        json.put("transaction", transaction.id());
        json.put("status", transaction.status().name());
        json.put("amount", amount.toString());
        return json.toString();
    }

    private interface Taken {
        void by(boolean exchange);
    }

    private void send(URI to, long time, String signed, String body, Taken taken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header(RequestSignature.TIMESTAMP_HEADER, Long.toString(time))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signed != null) {
            request.header(RequestSignature.SIGNATURE_HEADER, signed);
        }
        CompletionStage<HttpResponse<Void>> answer =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        answer.handle((response, trouble) -> trouble == null && response.statusCode() / STATUS_FAMILY == SUCCESS)
                .thenAccept(taken::by);
    }
}

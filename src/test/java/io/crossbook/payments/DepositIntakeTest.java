package io.crossbook.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.crossbook.deposits.DepositStatus;
import io.crossbook.deposits.SuspenseReason;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction.Kind;
import io.crossbook.payments.ProviderTransaction.Status;
import io.crossbook.sourcing.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what the provider itself says, on a webhook that is really its own, brings money in. */
class DepositIntakeTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PATH = "/v1/payments/webhook";
    private static final String BODY = "{\"event\":\"ev_1\",\"transaction\":\"dep_1\",\"amount\":\"999999.00\"}";

    private final Map<String, ProviderTransaction> transactions = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private boolean unclear;
    private final DepositIntake intake = new DepositIntake(
            PaymentSettings.from(
                    ConfigFactory.parseMap(Map.of("secret", SECRET))
                            .withFallback(ConfigFactory.parseResources("payments.conf")
                                    .resolve()
                                    .getConfig("crossbook.payments")),
                    "EUR"),
            new Ledger(),
            this::take,
            userId -> CompletableFuture.completedStage(userId.equals("ann")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private final class Ledger implements ProviderLedger {
        @Override
        public CompletionStage<Optional<ProviderTransaction>> transaction(String id) {
            return unclear
                    ? CompletableFuture.failedStage(new HttpProviderLedger.Unclear("answered 503"))
                    : CompletableFuture.completedStage(Optional.ofNullable(transactions.get(id)));
        }

        @Override
        public CompletionStage<Page> statement(String after) {
            throw new IllegalStateException("nobody asks for it");
        }
    }

    private CompletionStage<DepositStatus> take(
            String id, String recipient, Money amount, String currency, Optional<SuspenseReason> trouble) {
        taken.add(id + " " + recipient + " " + amount + " " + currency
                + trouble.map(reason -> " " + reason).orElse(""));
        return CompletableFuture.completedStage(DepositStatus.CONFIRMED);
    }

    @BeforeEach
    void annHasPaidIn() {
        book("dep_1", Kind.DEPOSIT, Status.SETTLED, "ann", "EUR");
    }

    private void book(String id, Kind kind, Status status, String recipient, String currency) {
        transactions.put(
                id, new ProviderTransaction(id, kind, status, "", recipient, Money.ofCents(1000), currency, NOW));
    }

    private static Webhook webhook(String secret, Instant at, String body) {
        String signed = new RequestSignature(secret).of(at.getEpochSecond(), "POST", PATH, body);
        return webhook(Long.toString(at.getEpochSecond()), signed, body);
    }

    private static Webhook webhook(String timestamp, String signature, String body) {
        return new Webhook(timestamp, signature, "POST", PATH, body.getBytes(StandardCharsets.UTF_8));
    }

    private DepositIntake.Result send(Webhook webhook) {
        return intake.take(webhook).toCompletableFuture().join();
    }

    private void assertRefused(Webhook webhook, PaymentRejection reason) {
        assertThatThrownBy(() -> send(webhook))
                .isInstanceOf(CompletionException.class)
                .extracting(Throwable::getCause)
                .extracting(cause -> ((Refusal) cause).reason())
                .isEqualTo(reason);
        assertThat(taken).isEmpty();
    }

    @Test
    void theProvidersWordCountsAndNotTheWebhooks() {
        assertThat(send(webhook(SECRET, NOW, BODY))).isEqualTo(DepositIntake.Result.TAKEN);

        assertThat(taken).containsExactly("dep_1 ann 10.00 EUR");
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, 0, 299})
    void aWebhookMayComeALittleLateOrFromAClockThatIsAhead(long seconds) {
        assertThat(send(webhook(SECRET, NOW.plusSeconds(seconds), BODY))).isEqualTo(DepositIntake.Result.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void anOldWebhookIsNotBelievedAgain(long seconds) {
        assertRefused(webhook(SECRET, NOW.plusSeconds(seconds), BODY), PaymentRejection.INVALID_SIGNATURE);
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotBelieved() {
        String now = Long.toString(NOW.getEpochSecond());
        assertRefused(webhook("a secret of somebody else's making", NOW, BODY), PaymentRejection.INVALID_SIGNATURE);
        assertRefused(webhook(now, (String) null, BODY), PaymentRejection.INVALID_SIGNATURE);
        assertRefused(webhook((String) null, "v1=00", BODY), PaymentRejection.INVALID_SIGNATURE);
        assertRefused(webhook("now", "v1=00", BODY), PaymentRejection.INVALID_SIGNATURE);
        String other = webhook(SECRET, NOW, BODY.replace("dep_1", "dep_2")).signature();
        assertRefused(webhook(now, other, BODY), PaymentRejection.INVALID_SIGNATURE);
        assertThat(intake.count(DepositIntake.Result.TURNED_AWAY)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"transaction\":\"../payouts\"}", "{\"transaction\":\"\"}"})
    void aWebhookThatNamesNoTransactionIsTurnedAway(String body) {
        assertRefused(webhook(SECRET, NOW, body), PaymentRejection.INVALID_NOTICE);
    }

    @Test
    void aTransactionThatTheProviderDoesNotKnowIsTurnedAway() {
        assertRefused(webhook(SECRET, NOW, "{\"transaction\":\"dep_9\"}"), PaymentRejection.TRANSACTION_NOT_FOUND);
    }

    @Test
    void aProviderThatDoesNotAnswerIsAskedAgainLater() {
        unclear = true;
        assertRefused(webhook(SECRET, NOW, BODY), PaymentRejection.PROVIDER_UNCLEAR);

        unclear = false;
        assertThat(send(webhook(SECRET, NOW, BODY))).isEqualTo(DepositIntake.Result.TAKEN);
    }

    @Test
    void whatIsNotSettledOrNoMoneyInIsIgnored() {
        book("dep_1", Kind.DEPOSIT, Status.PENDING, "ann", "EUR");
        assertThat(send(webhook(SECRET, NOW, BODY))).isEqualTo(DepositIntake.Result.IGNORED);
        book("dep_1", Kind.DEPOSIT, Status.FAILED, "ann", "EUR");
        assertThat(send(webhook(SECRET, NOW, BODY))).isEqualTo(DepositIntake.Result.IGNORED);
        book("dep_1", Kind.PAYOUT, Status.SETTLED, "ann", "EUR");
        assertThat(send(webhook(SECRET, NOW, BODY))).isEqualTo(DepositIntake.Result.IGNORED);
        assertThat(taken).isEmpty();
    }

    @Test
    void whatCannotBeCreditedWaitsForAPerson() {
        book("dep_1", Kind.DEPOSIT, Status.SETTLED, "nobody", "EUR");
        send(webhook(SECRET, NOW, BODY));
        book("dep_1", Kind.DEPOSIT, Status.SETTLED, "ann", "USD");
        send(webhook(SECRET, NOW, BODY));
        book("dep_1", Kind.CHARGEBACK, Status.SETTLED, "ann", "EUR");
        send(webhook(SECRET, NOW, BODY));
        book("dep_1", Kind.RETURN, Status.SETTLED, "ann", "EUR");
        send(webhook(SECRET, NOW, BODY));

        assertThat(taken)
                .containsExactly(
                        "dep_1 nobody 10.00 EUR UNKNOWN_USER",
                        "dep_1 ann 10.00 USD OTHER_CURRENCY",
                        "dep_1 ann 10.00 EUR CHARGEBACK",
                        "dep_1 ann 10.00 EUR");
    }
}

package io.crossbook.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.protocol.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What withdrawals wait for, and what a provider's word leads to. */
class PayoutsTest {
    private static final int PARALLEL = 2;
    private static final int QUEUE = 3;
    private static final Duration WINDOW = Duration.ofHours(20);

    private final ManualProvider provider = new ManualProvider();
    private final List<String> verdicts = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Payouts payouts = new Payouts(
            provider,
            new Recorded(verdicts),
            new PaymentSettings(
                    PaymentSettings.Provider.LOCAL,
                    URI.create(""),
                    "",
                    "EUR",
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    PARALLEL,
                    QUEUE,
                    WINDOW),
            () -> now);
    private final long reservedAt = TimeUnit.SECONDS.toMicros(now.getEpochSecond());

    /** Answers when the test says so. */
    private static final class ManualProvider implements PaymentProvider {
        private final Map<String, CompletableFuture<PayoutOutcome>> open = new LinkedHashMap<>();

        @Override
        public CompletionStage<PayoutOutcome> payOut(Payout payout) {
            return ask("pay " + payout.reference());
        }

        @Override
        public CompletionStage<PayoutOutcome> find(Payout payout) {
            return ask("find " + payout.reference());
        }

        private CompletionStage<PayoutOutcome> ask(String question) {
            assertThat(open).as("asked twice at the same time").doesNotContainKey(question);
            CompletableFuture<PayoutOutcome> answer = new CompletableFuture<>();
            open.put(question, answer);
            return answer;
        }

        void answer(String question, PayoutOutcome outcome) {
            open.remove(question).complete(outcome);
        }

        List<String> asked() {
            return List.copyOf(open.keySet());
        }
    }

    /** Wallets that only write down what they are told. */
    private record Recorded(List<String> verdicts) implements Payouts.Verdicts {
        @Override
        public void paid(String userId, String withdrawalId, String providerRef) {
            verdicts.add(userId + " " + withdrawalId + " paid " + providerRef);
        }

        @Override
        public void refused(String userId, String withdrawalId, String reason) {
            verdicts.add(userId + " " + withdrawalId + " refused " + reason);
        }

        @Override
        public void unknown(String userId, String withdrawalId, String detail) {
            verdicts.add(userId + " " + withdrawalId + " unknown " + detail);
        }
    }

    private void withdraw(String user, String id) {
        payouts.payOut(new Message.PayOut(user, id, 10_000_000, reservedAt));
    }

    @Test
    void theProvidersWordReachesTheWallet() {
        withdraw("ann", "w1");
        withdraw("bob", "w1");

        provider.answer("pay ann:w1", new PayoutOutcome.Paid("p-1"));
        provider.answer("pay bob:w1", new PayoutOutcome.Refused("ACCOUNT_CLOSED"));

        assertThat(verdicts).containsExactly("ann w1 paid p-1", "bob w1 refused ACCOUNT_CLOSED");
        assertThat(payouts.count(Payouts.Result.PAID)).isEqualTo(1);
        assertThat(payouts.count(Payouts.Result.REFUSED)).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeDecidesNothingAndIsAskedForAgainUnderTheSameReference() {
        withdraw("ann", "w1");
        provider.answer("pay ann:w1", new PayoutOutcome.Unknown("time-out"));
        assertThat(verdicts).containsExactly("ann w1 unknown time-out");

        withdraw("ann", "w1");
        assertThat(provider.asked()).containsExactly("pay ann:w1");
    }

    @Test
    void aFailingProviderIsAnUnknownOutcome() {
        withdraw("ann", "w1");
        provider.open.remove("pay ann:w1").completeExceptionally(new IllegalStateException("broken"));

        assertThat(verdicts).singleElement().asString().startsWith("ann w1 unknown ");
        assertThat(payouts.count(Payouts.Result.UNKNOWN)).isEqualTo(1);
        withdraw("ann", "w1");
        assertThat(provider.asked()).containsExactly("pay ann:w1");
    }

    @Test
    void whatIsUnderWayIsNotAskedForAgain() {
        withdraw("ann", "w1");
        withdraw("ann", "w1");
        withdraw("ann", "w1");

        assertThat(provider.asked()).containsExactly("pay ann:w1");
        provider.answer("pay ann:w1", new PayoutOutcome.Paid("p-1"));
        assertThat(provider.asked()).isEmpty();
        assertThat(verdicts).containsExactly("ann w1 paid p-1");
    }

    @Test
    void asManyAsAllowedAreUnderWayAndTheOthersWaitTheirTurn() {
        for (int i = 1; i <= PARALLEL + QUEUE; i++) {
            withdraw("ann", "w" + i);
        }
        assertThat(provider.asked()).containsExactly("pay ann:w1", "pay ann:w2");

        provider.answer("pay ann:w2", new PayoutOutcome.Unknown("busy"));
        assertThat(provider.asked()).containsExactly("pay ann:w1", "pay ann:w3");
    }

    @Test
    void whatFindsNoRoomIsPutOffUntilTheWalletAsksAgain() {
        for (int i = 1; i <= PARALLEL + QUEUE + 1; i++) {
            withdraw("ann", "w" + i);
        }
        assertThat(payouts.count(Payouts.Result.PUT_OFF)).isEqualTo(1);

        for (int i = 1; i <= PARALLEL + QUEUE; i++) {
            provider.answer("pay ann:w" + i, new PayoutOutcome.Paid("p-" + i));
        }
        assertThat(provider.asked()).isEmpty();
        withdraw("ann", "w6");
        assertThat(provider.asked()).containsExactly("pay ann:w6");
    }

    @Test
    void afterTheRetryWindowItIsOnlyLookedUp() {
        now = now.plus(WINDOW).minusMillis(1);
        withdraw("ann", "w1");
        assertThat(provider.asked()).containsExactly("pay ann:w1");
        provider.answer("pay ann:w1", new PayoutOutcome.Unknown("time-out"));

        now = now.plusMillis(1);
        withdraw("ann", "w1");
        assertThat(provider.asked()).containsExactly("find ann:w1");
        assertThat(payouts.reviews()).isZero();

        provider.answer("find ann:w1", new PayoutOutcome.Paid("p-1"));
        assertThat(verdicts).containsExactly("ann w1 unknown time-out", "ann w1 paid p-1");
    }

    @Test
    void whatStaysUnknownNeedsReviewUntilItsFateIsFound() {
        now = now.plus(WINDOW);
        withdraw("ann", "w1");
        provider.answer("find ann:w1", new PayoutOutcome.Unknown("answered 404"));
        assertThat(verdicts).containsExactly("ann w1 unknown answered 404");
        assertThat(payouts.reviews()).isEqualTo(1);

        withdraw("ann", "w1");
        provider.answer("find ann:w1", new PayoutOutcome.Refused("CANCELLED"));
        assertThat(payouts.reviews()).isZero();
        assertThat(verdicts).containsExactly("ann w1 unknown answered 404", "ann w1 refused CANCELLED");
    }

    @Test
    void aWithdrawalThatAnotherNodeAsksForIsNotReviewedHere() {
        now = now.plus(WINDOW);
        withdraw("ann", "w1");
        provider.answer("find ann:w1", new PayoutOutcome.Unknown("answered 404"));

        now = now.plusSeconds(180);
        assertThat(payouts.reviews()).isZero();
    }
}

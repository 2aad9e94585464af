package io.crossbook.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.JournalSource;
import io.crossbook.deposits.DepositEvent.DepositConfirmed;
import io.crossbook.deposits.DepositEvent.DepositSuspended;
import io.crossbook.deposits.SuspenseReason;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.payments.ProviderTransaction.Kind;
import io.crossbook.payments.ProviderTransaction.Status;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import io.crossbook.wallet.WalletEvent.WithdrawalReleased;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every way in which the provider's statement and the journal can disagree is found. */
class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long AT = 1_800_000_000_000_000L;
    private static final Money TEN = Money.ofCents(1_000);

    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<ProviderTransaction> statement = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Money error = Money.ZERO;

    private void happened(String id, Event<?> event) {
        journal.add(JournalEntry.of(id, sequences.merge(id, 1L, Long::sum), "w", event));
    }

    private void paidIn(String id, String user) {
        happened("Deposit|" + id, new DepositConfirmed(user, TEN.micros(), "EUR", AT));
        happened("Wallet|" + user, new Deposited("psp:" + id, TEN.micros(), AT));
    }

    private void withdrawn(String user, String ref) {
        happened("Wallet|" + user, new WithdrawalReserved(ref, TEN.micros(), AT));
    }

    private void completed(String user, String ref, String paidAs) {
        happened("Wallet|" + user, new WithdrawalCompleted(ref, paidAs, AT));
    }

    private void settled(String id, Kind kind, String reference, Money amount, Duration ago) {
        statement.add(
                new ProviderTransaction(id, kind, Status.SETTLED, reference, "ann", amount, "EUR", NOW.minus(ago)));
    }

    private void settled(String id, Kind kind, String reference) {
        settled(id, kind, reference, TEN, Duration.ofHours(1));
    }

    private Reconciliation compare() {
        Money balance = statement.stream().map(ProviderTransaction::effect).reduce(error, Money::plus);
        return Reconciliation.of(
                new Source(journal),
                new Statement(statement, Map.of("EUR", balance)),
                "EUR",
                NOW,
                Duration.ofMinutes(10));
    }

    private record Source(List<JournalEntry> entries) implements JournalSource {
        @Override
        public void read(Consumer<JournalEntry> reader) {
            entries.forEach(reader);
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public OptionalLong readAt() {
            return OptionalLong.empty();
        }
    }

    private void assertDifferent(String... ids) {
        assertThat(compare().lines().stream()
                        .filter(line -> line.kind() == Line.Kind.DIFFERENCE)
                        .map(Line::id))
                .containsExactlyInAnyOrder(ids);
    }

    @Test
    void whatBothHaveAgrees() {
        paidIn("dep_1", "ann");
        withdrawn("ann", "w");
        completed("ann", "w", "po_2");
        settled("dep_1", Kind.DEPOSIT, "");
        settled("po_2", Kind.PAYOUT, "ann:w");

        StringWriter text = new StringWriter();
        compare().print(new PrintWriter(text));
        assertThat(compare().lines()).isEmpty();
        assertThat(text.toString()).contains("OK: statement and journal agree");
    }

    @Test
    void whatIsOnItsWayIsNoDifferenceForAWhile() {
        withdrawn("ann", "w");
        settled("po_1", Kind.PAYOUT, "ann:w", TEN, Duration.ofMinutes(9));
        settled("dep_2", Kind.DEPOSIT, "", TEN, Duration.ofMinutes(9));
        assertThat(compare().isClean()).isTrue();
        assertThat(compare().count(Line.Kind.IN_FLIGHT)).isEqualTo(2);

        statement.clear();
        settled("po_1", Kind.PAYOUT, "ann:w", TEN, Duration.ofMinutes(11));
        assertDifferent("po_1", "balance");
    }

    @Test
    void whatWaitsForAPersonIsInTheSum() {
        happened("Deposit|dep_1", new DepositSuspended(SuspenseReason.UNKNOWN_USER, "nobody", TEN.micros(), "EUR", AT));
        settled("dep_1", Kind.DEPOSIT, "");

        assertThat(compare().isClean()).isTrue();
        assertThat(compare().count(Line.Kind.IN_SUSPENSE)).isEqualTo(1);
    }

    @Test
    void moneyThatWasPaidAndGivenBackIsFound() {
        withdrawn("ann", "w");
        happened("Wallet|ann", new WithdrawalReleased("w", "FAILED", AT));
        settled("po_1", Kind.PAYOUT, "ann:w");

        assertDifferent("po_1", "balance");
    }

    @Test
    void aPayoutThatNobodyAskedForIsFound() {
        settled("po_1", Kind.PAYOUT, "bob:w");
        assertDifferent("po_1", "balance");
    }

    @Test
    void aPayoutThatTheProviderDoesNotShowIsFound() {
        withdrawn("ann", "w");
        completed("ann", "w", "po_9");
        assertDifferent("po_9", "balance");
    }

    @Test
    void aDepositThatTheProviderDoesNotShowIsFound() {
        paidIn("dep_9", "ann");
        assertDifferent("dep_9", "balance");
    }

    @Test
    void onePayoutForTwoWithdrawalsIsFound() {
        withdrawn("ann", "w");
        completed("ann", "w", "po_1");
        withdrawn("bob", "w");
        completed("bob", "w", "po_1");
        settled("po_1", Kind.PAYOUT, "ann:w");

        assertDifferent("po_1", "balance");
    }

    @Test
    void otherAmountsAreFound() {
        paidIn("dep_1", "ann");
        settled("dep_1", Kind.DEPOSIT, "", Money.ofCents(999), Duration.ofHours(1));

        assertDifferent("dep_1", "balance");
    }

    @Test
    void moneyInAWalletThatNobodyDecidedOnIsFound() {
        happened("Wallet|ann", new Deposited("psp:dep_1", TEN.micros(), AT));
        assertDifferent("dep_1", "balance");
    }

    @Test
    void moneyCreditedTwiceIsFound() {
        paidIn("dep_1", "ann");
        happened("Wallet|bob", new Deposited("psp:dep_1", TEN.micros(), AT));
        settled("dep_1", Kind.DEPOSIT, "");

        assertDifferent("dep_1", "balance");
    }

    @Test
    void aTransactionThatIsInTheStatementTwiceIsFound() {
        paidIn("dep_1", "ann");
        settled("dep_1", Kind.DEPOSIT, "");
        settled("dep_1", Kind.DEPOSIT, "");

        assertDifferent("dep_1", "balance");
    }

    @Test
    void aBalanceThatIsNotTheSumIsFound() {
        error = Money.ofCents(1);
        assertDifferent("balance");
    }

    @Test
    void whatNoProviderSawIsLeftOut() {
        happened("Wallet|ann", new Deposited("first", TEN.micros(), AT));
        withdrawn("ann", "w");
        completed("ann", "w", "local-ann:w");

        assertThat(compare().lines()).isEmpty();
    }
}

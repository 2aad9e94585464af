package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.ListedJournal;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planted differences between what clients were told and what is in the journal. */
class PromiseCheckTest {
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Operation> history = new ArrayList<>();

    @Test
    void keptPromisesAreNoBreach() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 0);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        told(Kind.PLACE, "bet", "{\"size\":\"95.00\"}", 409);
        told(Kind.PLACE, "refused", "{\"size\":\"5.00\"}", 422);
        told(Kind.PLACE, "unknown", "{\"size\":\"5.00\"}", 503);
        deposited("paid", 10_000_000);
        told(Kind.DEPOSIT, "paid", "{\"amount\":\"10.00\"}", 201);
        reduced(1);
        told(Kind.CANCEL, "bet", "", 200);
        assertThat(breaches()).isEmpty();
    }

    @Test
    void anAcknowledgedBetThatIsNotInTheJournalIsFound() {
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        assertThat(breaches()).containsExactly(Breach.Kind.ACKNOWLEDGED_BUT_LOST);
    }

    @Test
    void anAcknowledgedBetOfAnotherSizeIsFound() {
        accepted("bet", 400);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        assertThat(breaches()).containsExactly(Breach.Kind.ACKNOWLEDGED_BUT_LOST);
    }

    @Test
    void aRefusedOrderInTheBookIsFound() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 422);
        assertThat(breaches()).containsExactly(Breach.Kind.REFUSED_BUT_DONE);
    }

    @Test
    void aRefusedOrderOfWhichAnotherAttemptHadNoAnswerMayBeInTheBook() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 503);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 422);
        assertThat(breaches()).isEmpty();
    }

    @Test
    void anotherOutcomeForTheSameRequestIsFound() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 409);
        assertThat(breaches()).containsExactly(Breach.Kind.OUTCOME_CHANGED);
    }

    @Test
    void otherTermsUnderAUsedIdAreFound() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        told(Kind.PLACE, "bet", "{\"size\":\"95.00\"}", 200);
        assertThat(breaches()).containsExactly(Breach.Kind.OTHER_TERMS_TAKEN);
    }

    @Test
    void aCancellationThatChangedNothingIsFound() {
        accepted("bet", 500);
        told(Kind.PLACE, "bet", "{\"size\":\"5.00\"}", 201);
        told(Kind.CANCEL, "bet", "", 200);
        assertThat(breaches()).containsExactly(Breach.Kind.ACKNOWLEDGED_BUT_LOST);
    }

    @Test
    void aDepositThatCountsTwiceOrNotAtAllIsFound() {
        told(Kind.DEPOSIT, "lost", "{\"amount\":\"10.00\"}", 201);
        deposited("twice", 10_000_000);
        deposited("twice", 10_000_000);
        told(Kind.DEPOSIT, "twice", "{\"amount\":\"10.00\"}", 201);
        assertThat(breaches()).containsExactly(Breach.Kind.ACKNOWLEDGED_BUT_LOST, Breach.Kind.ACKNOWLEDGED_BUT_LOST);
    }

    @Test
    void aRefusedWithdrawalThatWasMadeIsFound() {
        add("Wallet|ann", new WalletEvent.WithdrawalReserved("out", 10_000_000, 1));
        told(Kind.WITHDRAW, "out", "{\"amount\":\"10.00\"}", 422);
        assertThat(breaches()).containsExactly(Breach.Kind.REFUSED_BUT_DONE);
    }

    @Test
    void whatNobodyAskedForIsFound() {
        deposited("asked", 10_000_000);
        told(Kind.DEPOSIT, "asked", "{\"amount\":\"10.00\"}", 201);
        deposited("unasked", 10_000_000);
        assertThat(breaches()).containsExactly(Breach.Kind.NEVER_ASKED);
    }

    private List<Breach.Kind> breaches() {
        JournalFacts facts = JournalFacts.of(new ListedJournal(journal));
        return PromiseCheck.check(history, facts).stream().map(Breach::kind).toList();
    }

    private void told(Kind kind, String id, String asked, int status) {
        long time = history.size();
        history.add(new Operation(1, "ann", kind, "Wallet|ann", id, asked, time, time, status, ""));
    }

    private void accepted(String id, long size) {
        OrderTerms terms = new OrderTerms(
                0,
                Side.BUY,
                10,
                size,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        add(
                "OrderBook|market",
                new OrderBookEvent.OrderAccepted("ann", id, 1, "", terms, 0, List.of(), List.of(), 0, 1, 0));
    }

    private void reduced(long number) {
        add("OrderBook|market", new OrderBookEvent.OrderReduced(number, 100, Closure.CANCELLED, 1));
    }

    private void deposited(String id, long micros) {
        add("Wallet|ann", new WalletEvent.Deposited(id, micros, 1));
    }

    private void add(String persistenceId, Event<?> event) {
        journal.add(JournalEntry.of(persistenceId, journal.size() + 1L, "", event));
    }
}

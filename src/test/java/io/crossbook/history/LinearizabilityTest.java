package io.crossbook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.ListedJournal;
import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.history.Operation.Kind;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A history that the journal explains passes; every kind of answer that no order of events explains is found. */
class LinearizabilityTest {
    private static final MarketTerms TERMS = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0);
    private static final String ANN = "Wallet|ann";
    private static final String BOOK = "OrderBook|m";
    private static final int TICK = TERMS.rules().ticks().tick(25_000);

    private final List<JournalEntry> journal = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Operation> history = new ArrayList<>();

    /** Ann pays in 100, lays 10 at some odds (book event 3), and bob takes 4 of it (book event 4). */
    @BeforeEach
    void aBetIsMatched() {
        write(ANN, new WalletEvent.Deposited("d1", 100_000_000, 1));
        write("Wallet|bob", new WalletEvent.Deposited("d2", 100_000_000, 1));
        write(BOOK, new OrderBookEvent.BookDefined(TERMS, 1));
        write(
                BOOK,
                new OrderBookEvent.BookStatusChanged(
                        new BookControl(1, TERMS, MarketStatus.OPEN, false, List.of(), null, List.of(), 0, null), 2));
        reserve(ANN, "o1", Side.SELL, 1_000);
        write(BOOK, accepted("ann", "o1", Side.SELL, 1_000, List.of()));
        reserve("Wallet|bob", "o2", Side.BUY, 400);
        write(BOOK, accepted("bob", "o2", Side.BUY, 400, List.of(new Fill(3, TICK, 400))));
    }

    @Test
    void whatHappenedInThisOrderIsExplained() {
        ask(Kind.DEPOSIT, "ann", ANN, "d1", 0, 10, 201, "{}");
        ask(Kind.READ_WALLET, "ann", ANN, "", 11, 20, 200, wallet("100.00", "100.00", 1));
        ask(Kind.PLACE, "ann", BOOK, "o1", 21, 30, 0, "");
        ask(Kind.PLACE, "ann", BOOK, "o1", 31, 40, 200, "{'sizeMatched':'0.00'}");
        ask(Kind.READ_BOOK, "bob", BOOK, "", 41, 50, 200, book("['2.50','10.00']", 3));
        ask(Kind.PLACE, "bob", BOOK, "o2", 51, 60, 201, "{'sizeMatched':'4.00'}");
        ask(Kind.READ_BOOK, "bob", BOOK, "", 61, 70, 200, book("['2.50','6.00']", 4));
        ask(Kind.READ_ORDER, "ann", BOOK, "o1", 71, 80, 200, "{'sizeMatched':'4.00'}");
        Linearizability.Report report = check();
        assertThat(report.contradictions()).isEmpty();
        assertThat(report.writes()).isEqualTo(5);
        assertThat(report.reads()).isEqualTo(6);
    }

    @Test
    void anOldWalletAfterAnAnswerIsFound() {
        ask(Kind.PLACE, "ann", BOOK, "o1", 0, 10, 201, "{'sizeMatched':'0.00'}");
        ask(Kind.READ_WALLET, "ann", ANN, "", 11, 20, 200, wallet("100.00", "100.00", 1));
        assertFound("READ_WALLET  of client 0 (began at 11 ns) is at event 1", "event 3");
    }

    @Test
    void aWalletThatNeverWasIsFound() {
        ask(Kind.READ_WALLET, "ann", ANN, "", 11, 20, 200, wallet("100.00", "90.00", 1));
        assertFound("available=90000000");
        history.clear();
        ask(Kind.READ_WALLET, "ann", ANN, "", 11, 20, 200, wallet("100.00", "100.00", 9));
        assertFound("not in the journal");
    }

    @Test
    void anOldBookAfterANewerOneIsFound() {
        ask(Kind.READ_BOOK, "ann", BOOK, "", 0, 10, 200, book("['2.50','6.00']", 4));
        ask(Kind.READ_BOOK, "bob", BOOK, "", 11, 20, 200, book("['2.50','10.00']", 3));
        assertFound("READ_BOOK");
    }

    @Test
    void aBookThatNeverWasIsFound() {
        ask(Kind.READ_BOOK, "bob", BOOK, "", 11, 20, 200, book("['2.50','7.00']", 4));
        assertFound("[[2.50, 7.00]]");
        history.clear();
        ask(Kind.READ_BOOK, "bob", BOOK, "", 11, 20, 200, book("", 4));
        assertFound("says []");
    }

    @Test
    void anOrderThatIsForgottenIsFound() {
        ask(Kind.PLACE, "ann", BOOK, "o1", 0, 10, 201, "{'sizeMatched':'0.00'}");
        ask(Kind.READ_ORDER, "ann", BOOK, "o1", 11, 20, 404, "{}");
        assertFound("READ_ORDER o1");
    }

    @Test
    void aMatchThatIsTakenBackIsFound() {
        ask(Kind.READ_ORDER, "ann", BOOK, "o1", 0, 10, 200, "{'sizeMatched':'4.00'}");
        ask(Kind.READ_ORDER, "ann", BOOK, "o1", 11, 20, 200, "{'sizeMatched':'0.00'}");
        assertFound("READ_ORDER o1");
        history.clear();
        ask(Kind.READ_ORDER, "ann", BOOK, "o1", 11, 20, 200, "{'sizeMatched':'3.00'}");
        assertFound("never was");
    }

    @Test
    void writesInTheWrongOrderAreFound() {
        ask(Kind.PLACE, "bob", BOOK, "o2", 0, 10, 201, "{}");
        ask(Kind.PLACE, "ann", BOOK, "o1", 11, 20, 201, "{}");
        assertFound("PLACE o1", "PLACE o2");
    }

    @Test
    void anAttemptOfUnknownOutcomeMayHaveHappenedAnyTimeLater() {
        ask(Kind.PLACE, "ann", BOOK, "o1", 0, 5, 0, "");
        ask(Kind.READ_WALLET, "ann", ANN, "", 11, 20, 200, wallet("100.00", "100.00", 1));
        ask(Kind.PLACE, "ann", BOOK, "o1", 21, 30, 200, "{'sizeMatched':'0.00'}");
        assertThat(check().contradictions()).isEmpty();
    }

    @Test
    void somethingDoneBeforeItWasAskedIsFound() {
        ask(Kind.READ_BOOK, "bob", BOOK, "", 0, 10, 200, book("['2.50','6.00']", 4));
        ask(Kind.PLACE, "bob", BOOK, "o2", 11, 20, 201, "{}");
        assertFound("PLACE o2");
    }

    @Test
    void aCancellationIsAWrite() {
        write(BOOK, new OrderBookEvent.OrderReduced(3, 600, Closure.CANCELLED, 9));
        ask(Kind.CANCEL, "ann", BOOK, "o1", 0, 10, 200, "{}");
        ask(Kind.READ_BOOK, "bob", BOOK, "", 11, 20, 200, book("", 5));
        assertThat(check().contradictions()).isEmpty();
        ask(Kind.READ_BOOK, "bob", BOOK, "", 21, 30, 200, book("['2.50','6.00']", 4));
        assertFound("CANCEL o1");
    }

    @Test
    void aCancellationOfAnOrderThatWasReducedTooMayBeEither() {
        write(BOOK, new OrderBookEvent.OrderReduced(3, 600, Closure.CANCELLED, 9));
        ask(Kind.REDUCE, "ann", BOOK, "o1", 0, 5, 200, "{}");
        ask(Kind.READ_BOOK, "bob", BOOK, "", 6, 10, 200, book("", 5));
        ask(Kind.CANCEL, "ann", BOOK, "o1", 11, 20, 200, "{}");
        assertThat(check().contradictions()).isEmpty();
    }

    /** A reduction leaves the same event as a cancellation. */
    @Test
    void aRefusedCancellationIsNotTheEventOfAnotherRequest() {
        write(BOOK, new OrderBookEvent.OrderReduced(3, 100, Closure.CANCELLED, 9));
        ask(Kind.READ_BOOK, "bob", BOOK, "", 0, 10, 200, book("['2.50','5.00']", 5));
        ask(Kind.CANCEL, "ann", BOOK, "o1", 11, 20, 409, "{}");
        assertThat(check().contradictions()).isEmpty();
    }

    private void assertFound(String... words) {
        assertThat(check().contradictions()).singleElement().asString().contains(words);
    }

    private Linearizability.Report check() {
        return Linearizability.check(history, new ListedJournal(journal));
    }

    private void ask(
            Kind kind, String user, String entity, String id, long invoked, long returned, int status, String body) {
        history.add(new Operation(0, user, kind, entity, id, "", invoked, returned, status, body.replace('\'', '"')));
    }

    private static String wallet(String balance, String available, long seq) {
        return "{'balance':'" + balance + "','available':'" + available + "','pendingWithdrawals':'0.00','seq':" + seq
                + "}";
    }

    private static String book(String sells, long seq) {
        String levels = sells.isEmpty() ? "[]" : "[" + sells + "]";
        return "{'seq':" + seq + ",'selections':[{'id':'a','back':" + levels
                + ",'lay':[],'bids':null,'asks':null},{'id':'b','back':[],'lay':[],'bids':null,'asks':null}]}";
    }

    private void reserve(String wallet, String id, Side side, long size) {
        write(wallet, new WalletEvent.MarketEntered("m", TERMS, 3, 0));
        write(wallet, new WalletEvent.Reserved(id, 0, "m", terms(side, size), "f", Long.MAX_VALUE, 3));
    }

    private static OrderBookEvent accepted(String user, String id, Side side, long size, List<Fill> fills) {
        return new OrderBookEvent.OrderAccepted(
                user, id, 2, "f", terms(side, size), Long.MAX_VALUE, fills, List.of(), 0, 4, 0);
    }

    private static OrderTerms terms(Side side, long size) {
        return new OrderTerms(
                0, side, TICK, size, TimeInForce.GTC, 0, false, OnInPlay.LAPSE, SelfTradePrevention.CANCEL_TAKER, 0, 0);
    }

    private void write(String persistenceId, Event<?> event) {
        long sequence = sequences.merge(persistenceId, 1L, Long::sum);
        journal.add(JournalEntry.of(persistenceId, sequence, "writer", event));
    }
}

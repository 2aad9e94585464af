package io.crossbook.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settlement of a book with many users, as the wallets see it. */
class SettlementPaceTest {
    private static final long SECOND = 1_000_000;
    private static final int PAIRS = 300;
    private static final int WINDOW = 100;
    private static final long TARGET = 50_000;
    private static final BookSettings SETTINGS = new BookSettings(3, 10, WINDOW, TARGET);
    private static final MarketTerms TERMS = new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 500);
    private static final int ODDS_3 = TickTable.odds().tick(30_000);
    private static final Payouts FIRST = Payouts.winners(TERMS, Set.of(0));

    private final ArrayDeque<Message.Effects> onTheWay = new ArrayDeque<>();
    private OrderBook book = new OrderBook("m", SETTINGS);
    private long now = 1_800_000_000_000_000L;

    @BeforeEach
    void manyBet() {
        control(1, MarketStatus.OPEN, null);
        for (int i = 0; i < PAIRS; i++) {
            bet("layer" + i, Side.SELL);
            bet("backer" + i, Side.BUY);
            answerAll();
        }
    }

    private void when(OrderBookCommand command) {
        now++;
        command.decide(book, now).events().forEach(event -> Aggregate.record(book, event));
        send(book.fresh(now));
    }

    private void send(List<Outgoing> messages) {
        messages.forEach(message -> onTheWay.add((Message.Effects) message));
    }

    private void control(long version, MarketStatus status, Resolution resolution) {
        when(new OrderBookCommand.ApplyControl(new Message.Control(
                "m", new BookControl(version, TERMS, status, false, List.of(), resolution, List.of(), 0, null))));
    }

    private void settle() {
        control(2, MarketStatus.CLOSED, null);
        answerAll();
        control(3, MarketStatus.SETTLING, new Resolution(FIRST, "result"));
    }

    private void bet(String user, Side side) {
        var terms = new OrderTerms(
                0,
                side,
                ODDS_3,
                100,
                TimeInForce.GTC,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_MAKER,
                0,
                0);
        when(new OrderBookCommand.PlaceOrder(new Message.Place("m", user, "order", 7, terms, "fp", now + 30 * SECOND)));
    }

    private void answer(Message.Effects message) {
        long upTo = message.from() + message.effects().size() - 1;
        when(new OrderBookCommand.NoteAck(new Message.EffectsAck("m", message.userId(), message.epoch(), upTo)));
    }

    private void answerAll() {
        while (!onTheWay.isEmpty()) {
            answer(onTheWay.poll());
        }
    }

    /** Answers everything that is on its way now, all so much later. */
    private void round(long later) {
        now += later;
        List<Message.Effects> round = new ArrayList<>(onTheWay);
        onTheWay.clear();
        round.forEach(this::answer);
    }

    private SettlementProgress progress() {
        return book.settlement().progress(book, now);
    }

    @Test
    void promptWalletsAreToldFasterUpToTheWindow() {
        settle();
        List<Integer> busy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            busy.add(onTheWay.size());
            round(5_000);
        }

        assertThat(busy).containsExactly(32, 64, WINDOW, WINDOW);
    }

    @Test
    void lateWalletsAreToldMoreSlowly() {
        settle();
        round(5_000);
        round(5_000);

        round(TARGET + 100_000);

        assertThat(onTheWay).hasSize(WINDOW / 2);
    }

    @Test
    void everybodyIsToldOnceWhenNothingIsLost() {
        settle();
        Set<String> told = new HashSet<>();
        int messages = 0;
        while (!onTheWay.isEmpty()) {
            Message.Effects message = onTheWay.poll();
            messages++;
            told.add(message.userId());
            assertThat(message.effects()).singleElement().isInstanceOf(Effect.Settled.class);
            answer(message);
        }

        assertThat(messages).isEqualTo(2 * PAIRS);
        assertThat(told).hasSize(2 * PAIRS);
        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void walletsThatSayNothingDoNotHoldUpTheOthers() {
        settle();
        List<Message.Effects> lost = new ArrayList<>(onTheWay);
        onTheWay.clear();
        while (progress().paid() < 2 * PAIRS - lost.size()) {
            now += SECOND / 5;
            send(book.overdue(now));
            onTheWay.removeIf(
                    message -> lost.stream().anyMatch(one -> one.userId().equals(message.userId())));
            send(book.fresh(now));
            assertThat(now).as("a settlement that goes on").isLessThan(1_800_000_000_000_000L + 60 * SECOND);
            round(5_000);
        }
        assertThat(book.quiet()).isFalse();
        assertThat(book.unansweredSince(now)).isEqualTo(lost.size());

        now += 60 * SECOND;
        send(book.overdue(now));
        assertThat(onTheWay).hasSize(lost.size());
        answerAll();
        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void progressHasRateAndStart() {
        settle();
        long started = book.settlement().started().at();
        for (int i = 0; i < 3; i++) {
            round(SECOND);
        }

        SettlementProgress progress = progress();
        assertThat(progress.users()).isEqualTo(2 * PAIRS);
        assertThat(progress.paid()).isEqualTo(32 + 16 + 16);
        assertThat(progress.perSecond()).isBetween(16, 64);
        assertThat(progress.startedAt()).isEqualTo(started);
        answerAll();
        assertThat(progress().perSecond()).isZero();
    }

    @Test
    void aBookThatStartsAgainTellsWhoIsNotOnRecordAndPaysNobodyElse() {
        settle();
        while (progress().paid() < 300) {
            answer(onTheWay.poll());
        }
        onTheWay.clear();
        book = OrderBook.of("m", SETTINGS, book.snapshot());
        int recorded = progress().paid();
        send(book.fresh(now));
        Set<String> told = new HashSet<>();
        while (!onTheWay.isEmpty()) {
            told.add(onTheWay.peek().userId());
            answer(onTheWay.poll());
        }

        assertThat(recorded).isBetween(300 - 256, 300);
        assertThat(told).hasSize(2 * PAIRS - recorded);
        assertThat(progress().paid()).isEqualTo(2 * PAIRS);
        assertThat(book.settlement().isDone()).isTrue();
    }

    @Test
    void aSettlementFollowsWhatTheWalletMustKnowFirst() {
        bet("late", Side.SELL);
        onTheWay.clear();
        control(2, MarketStatus.CLOSED, null);
        control(3, MarketStatus.SETTLING, new Resolution(FIRST, "result"));

        book = OrderBook.of("m", SETTINGS, book.snapshot());
        List<List<Effect>> told = new ArrayList<>();
        send(book.fresh(now));
        while (!onTheWay.isEmpty()) {
            Message.Effects message = onTheWay.poll();
            if (message.userId().equals("late")) {
                told.add(message.effects());
            }
            answer(message);
        }

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).singleElement().isInstanceOf(Effect.Closed.class);
        assertThat(told.get(1)).singleElement().isInstanceOf(Effect.Settled.class);
    }
}

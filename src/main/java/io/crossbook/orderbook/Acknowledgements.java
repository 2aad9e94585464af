package io.crossbook.orderbook;

import io.crossbook.protocol.Message;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes acknowledgements down in bulk, and with the last one of a settlement that everybody is paid. */
final class Acknowledgements {
    private static final int WORTH_RECORDING = 256;

    private Acknowledgements() {}

    static Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
        boolean settling = book.settlement().isRunning();
        Map<String, Long> heard = book.channels().worthRecording(WORTH_RECORDING, settling);
        List<OrderBookEvent> events = new ArrayList<>(2);
        if (!heard.isEmpty()) {
            events.add(new OrderBookEvent.EffectsAcked(heard, now));
        }
        if (!settling) {
            return Decision.persist(events, new OrderBookReply.Done());
        }
        long version = book.settlement().started().version();
        if (book.channels().quiet()) {
            events.add(new OrderBookEvent.SettlementCompleted(version, now));
        }
        if (events.isEmpty()) {
            return Decision.reply(new OrderBookReply.Done());
        }
        return Decision.<OrderBookEvent, OrderBookReply>persist(events, new OrderBookReply.Done())
                .sending(new Message.BookReport(
                        book.marketId(), book.lifecycle().version(), progress(book, events, now)));
    }

    private static SettlementProgress progress(OrderBook book, List<OrderBookEvent> events, long now) {
        boolean done = events.stream().anyMatch(OrderBookEvent.SettlementCompleted.class::isInstance);
        SettlementProgress progress = book.settlement().progress(book, now);
        return done ? progress.completed() : progress;
    }
}

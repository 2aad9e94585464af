package io.crossbook.simulation;

import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.sourcing.EntitySpec;
import java.util.Optional;

/** Bugs in the halts of books. */
final class BadHalts {
    private BadHalts() {}

    static final class EndlessHalt extends Parts {
        @Override
        EntitySpec<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> books(BookSettings settings) {
            return new DelegatingSpec<>(super.books(settings)) {
                @Override
                public Optional<OrderBookCommand> due(OrderBook book, long now) {
                    return super.due(book, now).filter(due -> !(due instanceof OrderBookCommand.ResumeTrading));
                }
            };
        }
    }
}

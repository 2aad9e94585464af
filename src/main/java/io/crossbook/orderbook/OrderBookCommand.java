package io.crossbook.orderbook;

import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;

/** A request to a book. Each may arrive twice or late without harm. */
public sealed interface OrderBookCommand extends Command<OrderBook, OrderBookEvent, OrderBookReply> {

    private static Decision<OrderBookEvent, OrderBookReply> refuse(OrderBookRejection reason) {
        return Decision.reply(new OrderBookReply.Refused(reason));
    }

    private static OrderBookReply changed(OrderBook book, BookOrder order, long size, Closure cause, long now) {
        BookOrder after = BookOrder.of(order.data());
        after.close(size, cause, now);
        return new OrderBookReply.Changed(after.view(book.marketId(), book.sequence() + 1));
    }

    /** Takes an order whose funds are durably reserved. A known one is answered with what became of it. */
    record PlaceOrder(Message.Place message) implements OrderBookCommand {
        @Override
        public String aboutOrder(String marketId) {
            return OrderIds.of(message.userId(), message.clientOrderId());
        }

        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            return Intake.decide(book, message, now);
        }
    }

    /** Cancels what is left of an order, or, if it has not arrived yet, for good before it does. */
    record CancelOrder(String userId, String clientOrderId, long expiresAt) implements OrderBookCommand {
        @Override
        public String aboutOrder(String marketId) {
            return OrderIds.of(userId, clientOrderId);
        }

        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            if (book.delays().find(userId, clientOrderId) != null) {
                return refuse(OrderBookRejection.BET_IN_PROGRESS);
            }
            BookOrder order = book.memory().accepted(userId, clientOrderId);
            if (order != null) {
                return order.isClosed() ? refuse(OrderBookRejection.BET_TAKEN_OR_LAPSED) : cancel(book, order, now);
            }
            if (book.memory().refused(userId, clientOrderId) != null
                    || book.lastAt() > expiresAt
                    || book.status().isClosed()) {
                return refuse(OrderBookRejection.BET_TAKEN_OR_LAPSED);
            }
            return Decision.<OrderBookEvent, OrderBookReply>persist(
                            new OrderBookEvent.OrderTombstoned(userId, clientOrderId, expiresAt, now),
                            new OrderBookReply.Tombstoned())
                    .sending(new Message.Placed(
                            userId,
                            book.marketId(),
                            clientOrderId,
                            Verdict.TOMBSTONED,
                            OrderBookRejection.CANCELLED_BEFORE_PLACED.name()));
        }

        private static Decision<OrderBookEvent, OrderBookReply> cancel(OrderBook book, BookOrder order, long now) {
            var event = new OrderBookEvent.OrderReduced(order.number(), order.remaining(), Closure.CANCELLED, now);
            return Decision.persist(event, changed(book, order, event.size(), Closure.CANCELLED, now));
        }
    }

    /** Makes an order smaller; it keeps its place in the queue. The new size counts what was matched already. */
    record ReduceOrder(String userId, String clientOrderId, long newSize) implements OrderBookCommand {
        @Override
        public String aboutOrder(String marketId) {
            return OrderIds.of(userId, clientOrderId);
        }

        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            if (book.delays().find(userId, clientOrderId) != null) {
                return refuse(OrderBookRejection.BET_IN_PROGRESS);
            }
            BookOrder order = book.memory().accepted(userId, clientOrderId);
            if (order == null) {
                return refuse(OrderBookRejection.ORDER_NOT_FOUND);
            }
            if (order.isClosed()) {
                return refuse(OrderBookRejection.BET_TAKEN_OR_LAPSED);
            }
            OrderView view = order.view(book.marketId(), book.sequence());
            long size = view.sizeMatched() + view.sizeRemaining() - newSize;
            if (newSize <= 0 || size <= 0 || size > order.remaining()) {
                return refuse(OrderBookRejection.INVALID_SIZE);
            }
            var event = new OrderBookEvent.OrderReduced(order.number(), size, Closure.CANCELLED, now);
            return Decision.persist(event, changed(book, order, size, Closure.CANCELLED, now));
        }
    }

    /** Takes GTD orders out whose time is over. */
    record ExpireOrders() implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            List<OrderBookEvent> events = new ArrayList<>();
            for (BookOrder order : book.expiries().due(now)) {
                events.add(new OrderBookEvent.OrderReduced(order.number(), order.remaining(), Closure.EXPIRED, now));
            }
            return Decision.persist(events, new OrderBookReply.Done());
        }
    }

    /** Decides on the first order whose bet delay is over, as the market is by then. */
    record EndDelay() implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            return book.delays()
                    .due(now)
                    .map(order -> Intake.decideDelayed(book, order, now))
                    .orElseGet(() -> Decision.reply(new OrderBookReply.Done()));
        }
    }

    /** Takes orders again after a halt whose time is over. */
    record ResumeTrading() implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            return book.guard().isOver(now)
                    ? Decision.persist(new OrderBookEvent.TradingResumed(now), new OrderBookReply.Done())
                    : Decision.reply(new OrderBookReply.Done());
        }
    }

    /** Hears that a wallet has durably applied effects. */
    record NoteAck(Message.EffectsAck message) implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            book.channels().hear(message, book.status().isClosed(), now);
            return Acknowledgements.decide(book, now);
        }
    }

    /** Brings the book to its market's state; an older or equal version changes nothing. */
    record ApplyControl(Message.Control message) implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            return ControlIntake.decide(book, message.control(), now);
        }
    }

    /** Asks for the book, with so many levels a side. */
    record ViewBook(int depth) implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            List<BookView.SelectionView> selections = new ArrayList<>();
            int count = book.terms() == null ? 0 : book.terms().selections();
            for (int i = 0; i < count; i++) {
                selections.add(new BookView.SelectionView(
                        levels(book, i, Side.BUY), levels(book, i, Side.SELL), book.lastTick(i), book.traded(i)));
            }
            return Decision.reply(new OrderBookReply.Viewed(new BookView(
                    book.sequence(),
                    book.lastAt(),
                    book.lifecycle().version(),
                    book.status(),
                    selections,
                    book.settlement().progress(book, now),
                    book.status() == book.lifecycle().status()
                            ? 0
                            : book.guard().haltedUntil())));
        }

        private List<BookView.Level> levels(OrderBook book, int selection, Side side) {
            return book.book(selection).levels(side, depth).stream()
                    .map(level -> new BookView.Level(level.tick(), level.size()))
                    .toList();
        }
    }

    /** Asks for one user's orders, by the client's ids. */
    record FindOrders(String userId, List<String> clientOrderIds) implements OrderBookCommand {
        public FindOrders {
            clientOrderIds = List.copyOf(clientOrderIds);
        }

        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            List<OrderView> found = new ArrayList<>();
            for (String id : clientOrderIds) {
                BookOrder order = book.memory().accepted(userId, id);
                if (order != null) {
                    found.add(order.view(book.marketId(), book.sequence()));
                }
                var waiting = book.delays().find(userId, id);
                if (waiting != null) {
                    found.add(Delays.view(book.marketId(), waiting, book.sequence()));
                }
            }
            return Decision.reply(new OrderBookReply.Orders(found));
        }
    }

    /** Asks what settling by a resolution would mean. */
    record PreviewSettlement(Resolution resolution) implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            var reckoned = Settlement.reckon(book, 0, resolution, List.of(), now);
            return Decision.reply(
                    new OrderBookReply.Preview(reckoned.users(), reckoned.profit(), reckoned.commission()));
        }
    }

    /** Wakes the book, which then goes on with whatever is unresolved. */
    record Wake(long seenSequence) implements OrderBookCommand {
        @Override
        public Decision<OrderBookEvent, OrderBookReply> decide(OrderBook book, long now) {
            return Decision.reply(new OrderBookReply.Awake(book.quiet() && book.sequence() >= seenSequence));
        }
    }
}

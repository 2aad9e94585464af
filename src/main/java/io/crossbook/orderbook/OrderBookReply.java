package io.crossbook.orderbook;

import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Map;

/** What a book answers. */
public sealed interface OrderBookReply extends Persisted {
    /** No, for this reason; nothing has changed. */
    record Refused(OrderBookRejection reason) implements OrderBookReply {}

    /** The verdict on an order; the order when it was accepted, the reason when not. */
    record Placed(Verdict verdict, OrderBookRejection reason, OrderView order) implements OrderBookReply {}

    /** The order waits out the bet delay; its end is told to its owner's wallet. */
    record Delayed(OrderView order) implements OrderBookReply {}

    /** An order was refused, with the numbers that explain it. */
    record Explained(Placed placed, Map<String, String> details) implements OrderBookReply {}

    /** The order after a cancel or a reduction. */
    record Changed(OrderView order) implements OrderBookReply {}

    /** The order was cancelled before it arrived. */
    record Tombstoned() implements OrderBookReply {}

    record Viewed(BookView book) implements OrderBookReply {}

    /** The orders the book knows among those asked for. */
    record Orders(List<OrderView> orders) implements OrderBookReply {}

    /** The control version the book has reached, and its settlement, null before. */
    record Controlled(long version, SettlementProgress settlement) implements OrderBookReply {}

    /** What a resolution would mean: users, sum of profits and of commission in micros. */
    record Preview(int users, long profit, long commission) implements OrderBookReply {}

    record Done() implements OrderBookReply {}

    /** Awake; quiet when nothing is unresolved. */
    record Awake(boolean quiet) implements OrderBookReply {}
}

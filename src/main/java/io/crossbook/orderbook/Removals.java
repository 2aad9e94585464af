package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import java.util.ArrayList;
import java.util.List;

/** The selections that left the running while bets could be made, in this order, and what that does to the bets. */
final class Removals {
    private final List<OrderBookEvent.RunnerRemoved> all = new ArrayList<>();

    void restore(List<OrderBookEvent.RunnerRemoved> known) {
        all.addAll(known);
    }

    List<OrderBookEvent.RunnerRemoved> all() {
        return List.copyOf(all);
    }

    /** What a control message removes that the one before did not. */
    static List<OrderBookEvent.RunnerRemoved> news(BookControl before, BookControl next, long at) {
        List<OrderBookEvent.RunnerRemoved> news = new ArrayList<>();
        for (int i = 0; i < next.reductions().size(); i++) {
            int selection = next.removed().get(i);
            if (next.terms().rules().reduces()
                    && (before == null || !before.removed().contains(selection))) {
                news.add(new OrderBookEvent.RunnerRemoved(
                        next.version(), selection, next.reductions().get(i), at));
            }
        }
        return news;
    }

    /** The account as it will be after removals that are not applied yet. */
    static MarketAccount after(MarketAccount account, List<OrderBookEvent.RunnerRemoved> news) {
        if (news.isEmpty()) {
            return account;
        }
        MarketAccount copy = account.copy();
        news.forEach(one -> copy.remove(one.selection(), one.reductionHundredths()));
        return copy;
    }

    void apply(OrderBook book, OrderBookEvent.RunnerRemoved event) {
        all.add(event);
        List<BookOrder> resting = book.memory().orders().stream()
                .filter(order -> !order.isClosed())
                .toList();
        resting.forEach(order -> book.takeOff(order, order.remaining(), Closure.LAPSED, event.at()));
        book.channels().all().forEach(channel -> tell(book, channel, event));
    }

    /** Tells a user who comes later what was removed before. */
    void tellAll(OrderBook book, Channel channel) {
        all.forEach(event -> tell(book, channel, event));
    }

    private static void tell(OrderBook book, Channel channel, OrderBookEvent.RunnerRemoved event) {
        channel.account().remove(event.selection(), event.reductionHundredths());
        book.channels()
                .issue(channel, new Effect.Removed(event.version(), event.selection(), event.reductionHundredths()), 0);
    }
}

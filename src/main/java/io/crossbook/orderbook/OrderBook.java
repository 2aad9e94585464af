package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.LimitBook;
import io.crossbook.domain.matching.RestingOrder;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** One market's book: resting orders of all its selections, every user's account in it, and its settlement. */
public final class OrderBook extends Aggregate {
    private final String marketId;
    private final BookSettings settings;
    private final Memory memory = new Memory();
    private final Lifecycle lifecycle = new Lifecycle();
    private final Settlement settlement = new Settlement();
    private final Removals removals = new Removals();
    private final Delays delays = new Delays();
    private final Channels channels;
    private final PriceGuard guard;
    private final Expiries expiries = new Expiries();

    private MarketTerms terms;
    private LimitBook[] books = {};
    private long[] traded = {};
    private int[] lastTick = {};

    OrderBook(String marketId, BookSettings settings) {
        this.marketId = marketId;
        this.settings = settings;
        this.channels = new Channels(marketId, settings);
        this.guard = new PriceGuard(settings.protection());
    }

    static OrderBook of(String marketId, BookSettings settings, BookSnapshot from) {
        var book = new OrderBook(marketId, settings);
        if (from.terms() != null) {
            book.define(from.terms());
        }
        book.lifecycle.restore(from.control());
        for (int i = 0; i < book.books.length; i++) {
            book.traded[i] = from.traded().get(i);
            book.lastTick[i] = from.lastTick().get(i);
        }
        from.refusals().forEach(book.memory::restore);
        from.channels().forEach(data -> book.channels.restore(new Channel(data, book.terms)));
        from.orders().stream().map(BookOrder::of).forEach(book::restoreOrder);
        book.guard.halt(from.haltedUntil());
        book.settlement.restore(from.settlement(), from.settled());
        book.removals.restore(from.removals());
        book.delays.restore(from.delayed());
        book.resumeAt(from.sequence(), from.lastAt());
        return book;
    }

    private void restoreOrder(BookOrder order) {
        memory.accept(order);
        if (!order.isClosed()) {
            rest(order);
        } else if (!channels.awaitsClosureOf(order)) {
            memory.closedAndAcknowledged(order.number());
        }
    }

    private void rest(BookOrder order) {
        var asked = order.terms();
        books[asked.selection()].restore(
                new RestingOrder(order.number(), order.userId(), asked.side(), asked.tick(), order.remaining()));
        expiries.watch(order);
    }

    BookSnapshot snapshot() {
        List<Long> tradedList = new ArrayList<>();
        List<Integer> ticks = new ArrayList<>();
        for (int i = 0; i < books.length; i++) {
            tradedList.add(traded[i]);
            ticks.add(lastTick[i]);
        }
        return new BookSnapshot(
                sequence(),
                lastAt(),
                terms,
                lifecycle.control(),
                memory.orders().stream().map(BookOrder::data).toList(),
                List.copyOf(memory.refusals()),
                channels.data(),
                tradedList,
                ticks,
                settlement.started(),
                settlement.isDone(),
                removals.all(),
                List.copyOf(delays.all()),
                guard.haltedUntil());
    }

    String marketId() {
        return marketId;
    }

    BookSettings settings() {
        return settings;
    }

    Memory memory() {
        return memory;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Settlement settlement() {
        return settlement;
    }

    Delays delays() {
        return delays;
    }

    Removals removals() {
        return removals;
    }

    Channels channels() {
        return channels;
    }

    PriceGuard guard() {
        return guard;
    }

    Expiries expiries() {
        return expiries;
    }

    /** The market's terms, null before the first control message. */
    MarketTerms terms() {
        return terms;
    }

    /** The market's status; suspended while trading is halted. */
    MarketStatus status() {
        boolean halted = guard.haltedUntil() != 0 && lifecycle.status() == MarketStatus.OPEN;
        return halted ? MarketStatus.SUSPENDED : lifecycle.status();
    }

    LimitBook book(int selection) {
        return books[selection];
    }

    long traded(int selection) {
        return traded[selection];
    }

    /** Tick of the last trade of a selection, 0 when it never traded. */
    int lastTick(int selection) {
        return lastTick[selection];
    }

    void define(MarketTerms given) {
        if (terms != null) {
            throw new IllegalStateException("defined twice: " + marketId);
        }
        terms = given;
        guard.define(given);
        books = new LimitBook[given.selections()];
        for (int i = 0; i < books.length; i++) {
            books[i] = new LimitBook();
        }
        traded = new long[books.length];
        lastTick = new int[books.length];
    }

    void traded(int selection, int tick, long size) {
        traded[selection] = Math.addExact(traded[selection], size);
        lastTick[selection] = tick;
    }

    /** Takes size off a resting order and its account, and tells its owner's wallet. */
    void takeOff(BookOrder order, long size, Closure cause, long at) {
        books[order.terms().selection()].reduce(order.number(), size);
        leave(order, size, cause, at);
    }

    /** Size of an order that is not, or no longer, in the limit book ends unmatched. */
    void leave(BookOrder order, long size, Closure cause, long at) {
        Channel channel = channels.of(order.userId());
        order.close(size, cause, at);
        channels.issue(channel, new Effect.Closed(order.clientOrderId(), size, cause), closes(channel, order));
    }

    /** Counts an order out when it has just closed; returns its number then, else 0. */
    long closes(Channel channel, BookOrder order) {
        if (!order.isClosed()) {
            return 0;
        }
        channel.orderClosed();
        expiries.unwatch(order);
        return order.number();
    }

    void acknowledge(String userId, long upTo) {
        channels.acknowledge(userId, upTo, memory::closedAndAcknowledged);
    }

    @Override
    protected void tidy() {
        memory.forget(lastAt());
    }

    @Override
    public int weight() {
        return memory.orders().size()
                + memory.refusals().size()
                + channels.all().size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return channels.fresh(now, status().isClosed());
    }

    @Override
    public List<Outgoing> overdue(long now) {
        return channels.overdue(now);
    }

    @Override
    public int unansweredSince(long before) {
        return channels.unansweredSince(before);
    }

    @Override
    public boolean quiet() {
        return channels.quiet()
                && expiries.isEmpty()
                && delays.isEmpty()
                && guard.haltedUntil() == 0
                && !settlement.isRunning();
    }
}

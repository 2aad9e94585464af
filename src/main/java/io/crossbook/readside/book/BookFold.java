package io.crossbook.readside.book;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Fill;
import io.crossbook.domain.matching.SelfTradeCut;
import io.crossbook.domain.matching.Side;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookEvent.BookDefined;
import io.crossbook.orderbook.OrderBookEvent.BookStatusChanged;
import io.crossbook.orderbook.OrderBookEvent.OrderAccepted;
import io.crossbook.orderbook.OrderBookEvent.OrderReduced;
import io.crossbook.orderbook.OrderBookEvent.RunnerRemoved;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The price levels of one market after some event of its book, made from its events alone. */
public final class BookFold {
    /** What rests of an order; its number is the sequence number of the event that accepted it. */
    private static final class Resting {
        private final int selection;
        private final Side side;
        private final int tick;
        private final boolean lapsesInPlay;
        private long size;

        private Resting(int selection, Side side, int tick, boolean lapsesInPlay, long size) {
            this.selection = selection;
            this.side = side;
            this.tick = tick;
            this.lapsesInPlay = lapsesInPlay;
            this.size = size;
        }
    }

    /** One selection: size by tick on both sides, what was traded and at which tick last (0 before). */
    private static final class Lane {
        private final NavigableMap<Integer, Long> buys = new TreeMap<>();
        private final NavigableMap<Integer, Long> sells = new TreeMap<>();
        private long traded;
        private long trades;
        private int lastTick;
    }

    private final Map<Long, Resting> orders = new HashMap<>();
    private List<Lane> lanes = List.of();
    private MarketTerms terms;
    private BookControl control;
    private long seq;
    private long at;

    /** The book of a market after its event of this number, or after its last one if there are fewer. */
    public static BookFold upTo(Connection connection, String marketId, long seq) throws SQLException {
        BookFold fold = new BookFold();
        JournalPages.ofEntity(connection, "OrderBook|" + marketId, 1, seq, fold::apply);
        return fold;
    }

    /** The next event. */
    public void apply(Recorded recorded) {
        if (recorded.seq() != seq + 1) {
            throw new IllegalStateException(recorded.persistenceId() + " " + recorded.seq() + " cannot follow " + seq);
        }
        OrderBookEvent event = (OrderBookEvent) recorded.event();
        if (event instanceof BookDefined defined) {
            define(defined.terms());
        } else if (event instanceof BookStatusChanged changed) {
            change(changed.control());
        } else if (event instanceof OrderAccepted accepted) {
            accept(recorded.seq(), accepted);
        } else if (event instanceof RunnerRemoved) {
            lapse(order -> true);
        } else if (event instanceof OrderReduced reduced) {
            reduce(reduced.number(), reduced.size());
        }
        seq = recorded.seq();
        at = event.at();
    }

    private void define(MarketTerms given) {
        terms = given;
        List<Lane> made = new ArrayList<>();
        for (int i = 0; i < given.selections(); i++) {
            made.add(new Lane());
        }
        lanes = made;
    }

    private void change(BookControl next) {
        if (terms == null) {
            define(next.terms());
        }
        boolean turnsInPlay = next.inPlay() && !inPlay();
        control = next;
        if (next.status().isClosed()) {
            lapse(order -> true);
        } else if (turnsInPlay) {
            lapse(order -> order.lapsesInPlay);
        }
        lapse(order -> next.removed().contains(order.selection));
    }

    private void lapse(Predicate<Resting> which) {
        List<Long> leaving = orders.entrySet().stream()
                .filter(order -> which.test(order.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        leaving.forEach(number -> reduce(number, orders.get(number).size));
    }

    private void accept(long number, OrderAccepted event) {
        var order = event.terms();
        Lane lane = lanes.get(order.selection());
        long rest = order.size() - event.sizeCancelled();
        for (Fill fill : event.fills()) {
            reduce(fill.restingNumber(), fill.size());
            rest -= fill.size();
            lane.traded = Math.addExact(lane.traded, fill.size());
            lane.trades++;
            lane.lastTick = fill.tick();
        }
        for (SelfTradeCut cut : event.cuts()) {
            reduce(cut.restingNumber(), cut.size());
        }
        if (rest > 0) {
            boolean lapses = order.onInPlay() == OnInPlay.LAPSE;
            orders.put(number, new Resting(order.selection(), order.side(), order.tick(), lapses, rest));
            side(lane, order.side()).merge(order.tick(), rest, Math::addExact);
        }
    }

    private void reduce(long number, long size) {
        Resting order = orders.get(number);
        if (order == null || order.size < size) {
            throw new IllegalStateException("order " + number + " has no " + size + " left");
        }
        order.size -= size;
        if (order.size == 0) {
            orders.remove(number);
        }
        side(lanes.get(order.selection), order.side)
                .computeIfPresent(order.tick, (tick, level) -> level == size ? null : level - size);
    }

    private static NavigableMap<Integer, Long> side(Lane lane, Side side) {
        return side == Side.BUY ? lane.buys : lane.sells;
    }

    /** Number of the last event applied, 0 before the first. */
    public long seq() {
        return seq;
    }

    /** Event time of the last event applied in microseconds since 1970. */
    public long at() {
        return at;
    }

    /** Null before the book's first event. */
    public MarketTerms terms() {
        return terms;
    }

    public MarketStatus status() {
        return control == null ? MarketStatus.INACTIVE : control.status();
    }

    /** The market's version that the book has reached, 0 before any. */
    public long version() {
        return control == null ? 0 : control.version();
    }

    public boolean inPlay() {
        return control != null && control.inPlay();
    }

    /** How many selections it has, 0 before its first event. */
    public int selections() {
        return lanes.size();
    }

    /** Resting size in hundredths by tick, ascending. */
    public NavigableMap<Integer, Long> levels(int selection, Side side) {
        return Collections.unmodifiableNavigableMap(side(lanes.get(selection), side));
    }

    /** Size matched so far in hundredths. */
    public long traded(int selection) {
        return lanes.get(selection).traded;
    }

    /** How many matches there were. */
    public long trades(int selection) {
        return lanes.get(selection).trades;
    }

    /** Tick of the last match, 0 when there was none. */
    public int lastTick(int selection) {
        return lanes.get(selection).lastTick;
    }
}

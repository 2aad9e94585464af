package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.Side;
import io.crossbook.orderbook.OrderBookEvent.OrderDelayed;
import io.crossbook.orderbook.OrderBookEvent.RunnerRemoved;
import io.crossbook.orderbook.OrderBookEvent.SettlementStarted;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One book as its events tell of it: what rests in it in the order of arrival, and every user's channel. */
final class BookLedger {
    final String marketId;
    /** Null before the book was defined. */
    MarketTerms terms;

    Reckoning reckoning;
    /** The last control message applied, null before the first. */
    BookControl control;

    boolean halted;
    /** Null before. */
    SettlementStarted started;

    boolean completed;
    /** Orders that wait out a bet delay, by order id. */
    final Map<String, OrderDelayed> delayed = new HashMap<>();
    /** The selections that left the running, in this order. */
    final List<RunnerRemoved> removals = new ArrayList<>();

    /** By selection, the sum over all wallets of what was matched in them; zero but for what is on its way. */
    long[] profitsIfWin = {};

    long[] profitsIfLose = {};

    private final Map<Long, AuditedOrder> byNumber = new LinkedHashMap<>();
    private final List<Map<Side, List<AuditedOrder>>> resting = new ArrayList<>();
    private final Map<String, Channel> channels = new TreeMap<>();
    private long lastAt;

    BookLedger(String marketId) {
        this.marketId = marketId;
    }

    void define(MarketTerms given) {
        terms = given;
        reckoning = Reckoning.of(given);
        profitsIfWin = new long[given.selections()];
        profitsIfLose = new long[given.selections()];
        for (int i = 0; i < given.selections(); i++) {
            Map<Side, List<AuditedOrder>> sides = new EnumMap<>(Side.class);
            sides.put(Side.BUY, new ArrayList<>());
            sides.put(Side.SELL, new ArrayList<>());
            resting.add(sides);
        }
    }

    long lastAt() {
        return lastAt;
    }

    void tick(long at) {
        lastAt = Math.max(lastAt, at);
    }

    /** Whether it takes orders: not while trading is halted. */
    boolean isOpen() {
        return !halted && control != null && control.status() == MarketStatus.OPEN;
    }

    boolean isClosed() {
        return control != null && control.status().isClosed();
    }

    /** One side of one selection, earliest first. */
    List<AuditedOrder> resting(int selection, Side side) {
        return resting.get(selection).get(side);
    }

    /** Everything that rests, earliest first. */
    Collection<AuditedOrder> resting() {
        return byNumber.values();
    }

    /** What rests, added up by price. */
    List<Audit.Lane> lanes() {
        List<Audit.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < resting.size(); i++) {
            lanes.add(new Audit.Lane(levels(i, Side.BUY), levels(i, Side.SELL)));
        }
        return lanes;
    }

    private List<Audit.Level> levels(int selection, Side side) {
        NavigableMap<Integer, Long> sizes = new TreeMap<>();
        for (AuditedOrder order : resting(selection, side)) {
            sizes.merge(order.acceptedTerms.tick(), order.leftInBook, Math::addExact);
        }
        List<Audit.Level> levels = new ArrayList<>();
        (side == Side.BUY ? sizes.descendingMap() : sizes)
                .forEach((tick, size) -> levels.add(new Audit.Level(tick, size)));
        return levels;
    }

    /** The order resting under a number, null when there is none. */
    AuditedOrder resting(long number) {
        return byNumber.get(number);
    }

    void rest(AuditedOrder order) {
        byNumber.put(order.number, order);
        resting(order.acceptedTerms.selection(), order.acceptedTerms.side()).add(order);
    }

    void leave(AuditedOrder order) {
        if (byNumber.remove(order.number, order)) {
            resting(order.acceptedTerms.selection(), order.acceptedTerms.side()).remove(order);
        }
    }

    /** The user's channel, null when there is none. */
    Channel channel(String userId) {
        return channels.get(userId);
    }

    /** The user's channel, opened with the epoch and the discount when it is the first time. */
    Channel channel(String userId, long epoch, int discountBps) {
        return channels.computeIfAbsent(userId, same -> new Channel(same, epoch, discountBps, terms));
    }

    /** All channels in the order of user ids. */
    Collection<Channel> channels() {
        return channels.values();
    }

    Where where() {
        return new Where("OrderBook|" + marketId, 0);
    }
}

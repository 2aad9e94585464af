package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.WalletNews;
import io.crossbook.sourcing.Publication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One user's orders and money as this node knows them. Its actor writes, sockets read, under this feed's lock.
 *
 * <p>Readers here count by revisions of the feed, one for each piece of news; the wallet's sequence numbers are what a
 * client can resume from anywhere.
 */
final class OrderFeed extends OwnFeed {
    private static final int ENDED_MAX = 1_000;

    private record Cell(OrderView order, ByteString json, long revision, long seq) {}

    private record Market(WalletNews.Standing standing, long revision, long seq) {}

    private final Function<OrderView, ByteString> writer;
    /** By order id, the longest unchanged first. */
    private final Map<String, Cell> orders = new LinkedHashMap<>();

    private final Map<String, Market> markets = new TreeMap<>();

    private WalletNews latest;
    private long floor;
    private int ended;

    /**
     * What is new to a reader.
     *
     * @param revision what the reader has with this
     * @param seq what its client can resume from
     */
    record News(boolean image, long revision, long seq, List<ByteString> markets, String account) {}

    OrderFeed(Function<OrderView, ByteString> writer) {
        this.writer = writer;
    }

    @Override
    synchronized long seq() {
        return latest == null ? -1 : latest.seq();
    }

    @Override
    boolean isImage(Publication news) {
        return ((WalletNews) news).image();
    }

    @Override
    boolean take(Publication publication, long now) {
        WalletNews news = (WalletNews) publication;
        List<Runnable> due;
        synchronized (this) {
            boolean stale =
                    latest != null && (news.seq() < latest.seq() || (news.image() && news.seq() == latest.seq()));
            if (stale) {
                return true;
            }
            if (!news.image() && (latest == null || news.prevSeq() > latest.seq())) {
                return false;
            }
            if (latest == null) {
                floor = news.seq();
            }
            nextRevision();
            latest = news;
            live(true);
            if (news.image()) {
                dropMissing(news);
            }
            news.orders().forEach(this::put);
            news.markets().forEach(this::put);
            forgetEnded();
            due = woken();
        }
        due.forEach(Runnable::run);
        return true;
    }

    private void put(OrderView order) {
        Cell before = orders.get(order.orderId());
        if (before != null && same(before.order(), order)) {
            return;
        }
        orders.remove(order.orderId());
        ended += count(order) - (before == null ? 0 : count(before.order()));
        orders.put(order.orderId(), new Cell(order, writer.apply(order), revision(), latest.seq()));
    }

    private static boolean same(OrderView before, OrderView order) {
        return before.status() == order.status()
                && before.sizeRemaining() == order.sizeRemaining()
                && before.sizeMatched() == order.sizeMatched()
                && before.updatedAt() == order.updatedAt();
    }

    private static int count(OrderView order) {
        return order.status().isFinal() ? 1 : 0;
    }

    private void put(WalletNews.Standing standing) {
        Market before = markets.get(standing.marketId());
        if (before == null || !before.standing().equals(standing)) {
            markets.put(standing.marketId(), new Market(standing, revision(), latest.seq()));
        }
    }

    /** What an image no longer has is over: markets tie up nothing, orders ended before anybody heard how. */
    private void dropMissing(WalletNews image) {
        Set<String> kept = new HashSet<>();
        image.orders().forEach(order -> kept.add(order.orderId()));
        boolean lost = orders.values()
                .removeIf(cell -> !kept.contains(cell.order().orderId())
                        && !cell.order().status().isFinal());
        if (lost) {
            // Nobody here can tell how they ended, so every reader gets the whole again.
            floor = image.seq();
            lostAt = revision();
        }
        Set<String> used = new HashSet<>();
        image.markets().forEach(market -> used.add(market.marketId()));
        List<Market> left = markets.values().stream()
                .filter(market -> !used.contains(market.standing().marketId()))
                .toList();
        left.forEach(market -> put(new WalletNews.Standing(
                market.standing().marketId(),
                0,
                nothing(market.standing().profitIfOutcome()),
                nothing(market.standing().profitBySelection()))));
    }

    private static List<Long> nothing(List<Long> profits) {
        return profits.stream().map(each -> 0L).toList();
    }

    /** Revision at which orders were lost from sight, readers from before which need an image. */
    private long lostAt = -1;

    private void forgetEnded() {
        Iterator<Cell> oldest = orders.values().iterator();
        while (ended > ENDED_MAX && oldest.hasNext()) {
            Cell cell = oldest.next();
            if (cell.order().status().isFinal()) {
                floor = Math.max(floor, cell.seq());
                oldest.remove();
                ended--;
            }
        }
    }

    /** What a reader of this feed has not got. */
    synchronized News since(long has) {
        return has < lostAt || has < 0
                ? everything()
                : news(false, cell -> cell.revision() > has, market -> market.revision() > has);
    }

    /** What a client has not got that was told everything up to this number, here or elsewhere. */
    synchronized News resume(long seq) {
        if (seq < floor || seq > latest.seq()) {
            return everything();
        }
        // What was heard without an event has the number of the event before, so those are told again.
        return news(
                false,
                cell -> cell.seq() > seq
                        || (cell.seq() == seq && !cell.order().status().isFinal()),
                market -> market.seq() > seq);
    }

    private News everything() {
        return news(true, cell -> true, market -> true);
    }

    private News news(boolean image, Predicate<Cell> wantedOrders, Predicate<Market> wantedMarkets) {
        Map<String, List<ByteString>> byMarket = new TreeMap<>();
        orders.values().stream().filter(wantedOrders).forEach(cell -> byMarket.computeIfAbsent(
                        cell.order().marketId(), same -> new ArrayList<>())
                .add(cell.json()));
        markets.values().stream()
                .filter(wantedMarkets)
                .forEach(market -> byMarket.computeIfAbsent(market.standing().marketId(), same -> new ArrayList<>()));
        List<ByteString> written = new ArrayList<>(byMarket.size());
        byMarket.forEach((id, rows) -> written.add(OrderWords.market(id, image, standing(id), rows)));
        return new News(image, revision(), latest.seq(), written, account());
    }

    private WalletNews.Standing standing(String marketId) {
        Market market = markets.get(marketId);
        return market == null ? null : market.standing();
    }

    private String account() {
        return "{\"seq\":" + latest.seq() + ",\"balance\":\"" + Money.ofMicros(latest.balance())
                + "\",\"available\":\"" + Money.ofMicros(latest.available())
                + "\",\"exposure\":\"" + Money.ofMicros(latest.exposure())
                + "\",\"pendingWithdrawals\":\"" + Money.ofMicros(latest.pendingWithdrawals()) + "\"}";
    }
}

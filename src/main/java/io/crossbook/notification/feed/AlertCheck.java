package io.crossbook.notification.feed;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import io.crossbook.notification.AlertRule;
import io.crossbook.notification.PriceAlert;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.book.BookFold;
import java.util.ArrayDeque;
import java.util.NavigableMap;

/**
 * Watches a book event by event, from its first, for one alert. What it finds follows from the events alone, so whoever
 * watches the same book for the same alert finds the same event.
 */
final class AlertCheck {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long WHOLE = 10_000;
    private static final int WINDOW_KEPT = 10_000;

    private final PriceAlert alert;
    private final ArrayDeque<Traded> window = new ArrayDeque<>();
    private long price;
    private MarketStatus status;
    private long firedSeq;
    private long firedValue;
    private long firedAt;

    /** The last traded price, in 1e-4, since an event time. */
    private record Traded(long at, long price) {}

    AlertCheck(PriceAlert alert) {
        this.alert = alert;
    }

    boolean hasFired() {
        return firedSeq > 0;
    }

    /** What to report, once it has fired. */
    Firing firing(String userId) {
        return new Firing(userId, alert, firedSeq, firedValue, status, firedAt);
    }

    /** The next event, and the book after it. */
    void see(BookFold book, Recorded recorded) {
        if (hasFired() || book.terms() == null || alert.rule().selection() >= book.selections()) {
            return;
        }
        long seen = look(book, recorded.at());
        if (seen >= 0 && recorded.seq() > alert.fromSeq()) {
            firedSeq = recorded.seq();
            firedValue = seen;
            firedAt = recorded.at();
        }
    }

    /** What is seen when the condition holds, else -1. */
    private long look(BookFold book, long at) {
        TickTable ticks = book.terms().rules().ticks();
        int lastTick = book.lastTick(alert.rule().selection());
        long before = price;
        price = lastTick == 0 ? 0 : ticks.price(lastTick);
        return switch (alert.rule().kind()) {
            case CROSSES -> crossed(before) ? price : -1;
            case BEST_BACK -> best(book, Side.SELL, ticks);
            case BEST_LAY -> best(book, Side.BUY, ticks);
            case SPREAD -> spread(book, ticks);
            case VOLUME -> atLeast(book.traded(alert.rule().selection()));
            case MOVE -> before == price ? -1 : atLeast(moved(at));
            case STATUS -> changed(book.status());
        };
    }

    private boolean crossed(long before) {
        long value = alert.rule().value();
        boolean up = before < value && price >= value;
        boolean down = before > value && price <= value;
        return before != 0 && price != 0 && (up || down);
    }

    /** A taker's best price on a side, if it is the value or better for the taker. */
    private long best(BookFold book, Side resting, TickTable ticks) {
        NavigableMap<Integer, Long> levels = book.levels(alert.rule().selection(), resting);
        if (levels.isEmpty()) {
            return -1;
        }
        int value = ticks.tick(alert.rule().value());
        int best = resting == Side.SELL ? levels.firstKey() : levels.lastKey();
        boolean reached = resting == Side.SELL ? best <= value : best >= value;
        return reached ? ticks.price(best) : -1;
    }

    private long spread(BookFold book, TickTable ticks) {
        AlertRule rule = alert.rule();
        NavigableMap<Integer, Long> buys = book.levels(rule.selection(), Side.BUY);
        NavigableMap<Integer, Long> sells = book.levels(rule.selection(), Side.SELL);
        if (buys.isEmpty() || sells.isEmpty()) {
            return -1;
        }
        long spread = Math.abs(ticks.price(buys.lastKey()) - ticks.price(sells.firstKey()));
        return spread <= rule.value() ? spread : -1;
    }

    private long atLeast(long seen) {
        return seen >= alert.rule().value() ? seen : -1;
    }

    /** By how much at most the price differs from any that held within the window, in hundredths of a percent. */
    private long moved(long at) {
        window.add(new Traded(at, price));
        long start = at - alert.rule().windowSeconds() * MICROS_PER_SECOND;
        while (window.size() > WINDOW_KEPT || (window.size() > 1 && secondAt() <= start)) {
            window.removeFirst();
        }
        long most = 0;
        for (Traded traded : window) {
            most = Math.max(most, Math.multiplyExact(Math.abs(price - traded.price()), WHOLE) / traded.price());
        }
        return most;
    }

    /** A price holds until the next one: the first is out when the second came before the window. */
    private long secondAt() {
        Traded first = window.removeFirst();
        long at = window.getFirst().at();
        window.addFirst(first);
        return at;
    }

    private long changed(MarketStatus next) {
        MarketStatus before = status;
        status = next;
        MarketStatus wanted = alert.rule().status();
        return before != null && before != next && (wanted == null || wanted == next) ? 0 : -1;
    }
}

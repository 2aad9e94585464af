package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Retry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One user in this book: the account, and the numbered effects on the user's wallet until they are acknowledged
 * (PROTOCOL.md R7). Mutable, owned by the book.
 */
final class Channel {
    private static final int WINDOW = 64;

    /** An effect with its number; closes is the order of which it took the last size, 0 for none. */
    record Issued(long seq, Effect effect, long closes) {}

    private final String userId;
    private final long epoch;
    /** The part of the commission that the user is spared, in hundredths of a per cent. */
    private final int discountBps;

    private final MarketAccount account;
    private final ArrayDeque<Issued> unacknowledged = new ArrayDeque<>();
    private long issued;
    private long acknowledged;
    private int openOrders;
    /** Hint: the highest acknowledgement heard; durable only as {@link #acknowledged}. */
    private long heard;
    /** Hint: the highest number sent since this incarnation began. */
    private long sent;
    /** Hint: when to send again what was sent and not acknowledged; null when nothing is on its way. */
    private Retry retry;
    /** Hint: when the wallet was first sent what it has not answered since; holds while there is a retry. */
    private long waitingSince;

    Channel(String userId, long epoch, int discountBps, MarketTerms terms) {
        this.userId = userId;
        this.epoch = epoch;
        this.discountBps = discountBps;
        this.account = terms.rules().newAccount(terms);
    }

    Channel(BookSnapshot.ChannelData data, MarketTerms terms) {
        userId = data.userId();
        epoch = data.epoch();
        discountBps = data.discountBps();
        account = MarketAccount.of(terms, data.account());
        issued = data.issued();
        acknowledged = data.acknowledged();
        openOrders = data.openOrders();
        heard = acknowledged;
        sent = acknowledged;
        long seq = acknowledged;
        for (var effect : data.unacknowledged()) {
            seq++;
            unacknowledged.add(new Issued(seq, effect.effect(), effect.closes()));
        }
    }

    BookSnapshot.ChannelData data() {
        List<BookSnapshot.EffectData> effects = new ArrayList<>(unacknowledged.size());
        unacknowledged.forEach(one -> effects.add(new BookSnapshot.EffectData(one.effect(), one.closes())));
        return new BookSnapshot.ChannelData(
                userId, epoch, account.toData(), issued, acknowledged, openOrders, effects, discountBps);
    }

    String userId() {
        return userId;
    }

    long epoch() {
        return epoch;
    }

    int discountBps() {
        return discountBps;
    }

    MarketAccount account() {
        return account;
    }

    int openOrders() {
        return openOrders;
    }

    void orderOpened() {
        openOrders++;
    }

    void orderClosed() {
        openOrders--;
    }

    void issue(Effect effect, long closes) {
        issued++;
        unacknowledged.add(new Issued(issued, effect, closes));
    }

    /** Whether the effect that closed this order is still unacknowledged. */
    boolean awaitsClosureOf(long number) {
        return unacknowledged.stream().anyMatch(one -> one.closes() == number);
    }

    /** Whether the wallet has said, durably recorded here or only heard, that it applied everything. */
    boolean isAnswered() {
        return heard >= issued;
    }

    /** Hears an acknowledgement; true when it is news. */
    boolean hear(long upTo, long now) {
        long known = Math.min(upTo, issued);
        if (known <= heard) {
            return false;
        }
        heard = known;
        retry = null;
        waitingSince = now;
        return true;
    }

    long heard() {
        return heard;
    }

    /** Makes an acknowledgement durable and names the orders that are done with by it. */
    void acknowledge(long upTo, LongConsumer closedOrders) {
        acknowledged = Math.max(acknowledged, Math.min(upTo, issued));
        heard = Math.max(heard, acknowledged);
        while (!unacknowledged.isEmpty() && unacknowledged.peek().seq() <= acknowledged) {
            long closes = unacknowledged.poll().closes();
            if (closes != 0) {
                closedOrders.accept(closes);
            }
        }
    }

    /** Effects not sent yet, as far as the window allows; null when there is nothing to send. */
    Message.Effects unsent(String marketId, long now) {
        return send(marketId, Math.max(sent, heard) + 1, now);
    }

    /** What is due to be sent again, from the lowest unacknowledged; null when nothing is. */
    Message.Effects overdue(String marketId, long now) {
        if (isAnswered() || (retry != null && !retry.isDue(now))) {
            return null;
        }
        Retry before = retry;
        Message.Effects message = send(marketId, heard + 1, now);
        if (before != null) {
            retry = before.next(now, userId);
        }
        return message;
    }

    /** When the wallet was first sent what it has not answered since; holds while something is on its way. */
    long waitingSince() {
        return waitingSince;
    }

    /** How many effects were sent and have waited since this time for any acknowledgement. */
    int unansweredSince(long before) {
        return retry == null || waitingSince >= before ? 0 : (int) (sent - heard);
    }

    private Message.Effects send(String marketId, long from, long now) {
        long to = Math.min(issued, heard + WINDOW);
        if (from > to) {
            return null;
        }
        List<Effect> effects = new ArrayList<>((int) (to - from + 1));
        for (Issued one : unacknowledged) {
            if (one.seq() >= from && one.seq() <= to) {
                if (one.effect().isReckoned() && !effects.isEmpty()) {
                    // The wallet reckons it on all that came before, so it would only take that part of the list.
                    break;
                }
                effects.add(one.effect());
            }
        }
        sent = Math.max(sent, from + effects.size() - 1);
        if (retry == null) {
            retry = Retry.first(now);
            waitingSince = now;
        }
        return new Message.Effects(userId, marketId, epoch, from, effects);
    }
}

package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** All users of a book, in the order of their ids, and what is on its way to their wallets. */
final class Channels {
    /** A wallet that says nothing for so long (its node has gone, or it disputes) must not hold up the others. */
    private static final long STUCK_MICROS = 2_000_000;

    private final String marketId;
    private final int window;
    private final Pace pace;
    private final Map<String, Channel> byUser = new TreeMap<>();
    /** Hint: channels with effects not sent yet, first come first served. */
    private final Set<Channel> unsent = new LinkedHashSet<>();
    /** Hint: channels with effects sent and not acknowledged. */
    private final Set<Channel> waiting = new LinkedHashSet<>();
    /** Hint: those of them that have waited so long that others don't wait for their place. */
    private final Set<Channel> stuck = new LinkedHashSet<>();
    /** Hint: acknowledgements heard since the last that were written down, by user. */
    private final Map<String, Long> heard = new TreeMap<>();

    private int heardCount;
    private int unanswered;

    Channels(String marketId, BookSettings settings) {
        this.marketId = marketId;
        this.window = settings.settlementWindow();
        this.pace = new Pace(window, settings.settlementTarget());
    }

    void restore(Channel channel) {
        byUser.put(channel.userId(), channel);
        if (!channel.isAnswered()) {
            unsent.add(channel);
            unanswered++;
        }
    }

    List<BookSnapshot.ChannelData> data() {
        return byUser.values().stream().map(Channel::data).toList();
    }

    Collection<Channel> all() {
        return byUser.values();
    }

    /** The user's channel; there must be one. */
    Channel of(String userId) {
        Channel channel = byUser.get(userId);
        if (channel == null) {
            throw new IllegalStateException("no channel of user " + userId);
        }
        return channel;
    }

    /** The user's channel, null when the user never had an order here. */
    Channel find(String userId) {
        return byUser.get(userId);
    }

    /** The user's channel, opened when it is the first time; it never changes its epoch nor its discount. */
    Channel open(String userId, long epoch, int discountBps, MarketTerms terms) {
        Channel channel = byUser.computeIfAbsent(userId, same -> new Channel(same, epoch, discountBps, terms));
        if (channel.epoch() != epoch) {
            throw new IllegalStateException("epoch " + epoch + " of user " + userId + " is not " + channel.epoch());
        }
        if (channel.discountBps() != discountBps) {
            throw new IllegalStateException(
                    "discount " + discountBps + " of user " + userId + " is not " + channel.discountBps());
        }
        return channel;
    }

    void issue(Channel channel, Effect effect, long closes) {
        unanswered += channel.isAnswered() ? 1 : 0;
        channel.issue(effect, closes);
        unsent.add(channel);
    }

    boolean awaitsClosureOf(BookOrder order) {
        return of(order.userId()).awaitsClosureOf(order.number());
    }

    void acknowledge(String userId, long upTo, LongConsumer closedOrders) {
        Channel channel = of(userId);
        boolean before = channel.isAnswered();
        channel.acknowledge(upTo, closedOrders);
        if (channel.isAnswered()) {
            unanswered -= before ? 0 : 1;
            waiting.remove(channel);
            stuck.remove(channel);
            unsent.remove(channel);
        }
        heard.remove(userId);
    }

    /**
     * Notes what a wallet says it applied.
     *
     * @param paced whether the market is over, see {@link #fresh}
     */
    void hear(Message.EffectsAck message, boolean paced, long now) {
        Channel channel = byUser.get(message.userId());
        if (channel == null || channel.epoch() != message.epoch()) {
            return;
        }
        long since = channel.waitingSince();
        if (!channel.hear(message.upTo(), now)) {
            return;
        }
        heard.put(channel.userId(), channel.heard());
        heardCount++;
        boolean expected = waiting.remove(channel);
        if ((stuck.remove(channel) || expected) && paced) {
            pace.answered(since, now, channel.isAnswered());
        }
        if (channel.isAnswered()) {
            unsent.remove(channel);
            unanswered--;
        } else {
            unsent.add(channel);
        }
    }

    /** Acknowledgements worth writing down: enough of them, or all that were missing; empty otherwise. */
    Map<String, Long> worthRecording(int threshold, boolean whenAll) {
        boolean all = whenAll && quiet();
        if (heard.isEmpty() || (heardCount < threshold && !all)) {
            return Map.of();
        }
        heardCount = 0;
        return new TreeMap<>(heard);
    }

    /** Users whose wallets have said that they applied everything. */
    int answered() {
        return byUser.size() - unanswered;
    }

    /** Wallets that answer everything a second, of late. */
    int answeredPerSecond(long now) {
        return pace.perSecond(now);
    }

    /** Effects that wallets have been sent and have not acknowledged anything of since this time. */
    int unansweredSince(long before) {
        int count = 0;
        for (Channel channel : waiting) {
            count += channel.unansweredSince(before);
        }
        for (Channel channel : stuck) {
            count += channel.unansweredSince(before);
        }
        return count;
    }

    boolean quiet() {
        return unsent.isEmpty() && waiting.isEmpty() && stuck.isEmpty();
    }

    /**
     * What wallets have not been sent yet, for as many wallets as may be busy.
     *
     * @param paced whether the market is over, so that nobody bets who would have to wait for these effects
     */
    List<Outgoing> fresh(long now, boolean paced) {
        List<Outgoing> messages = new ArrayList<>();
        int room = paced ? pace.allowed() : window;
        Iterator<Channel> next = unsent.iterator();
        while (next.hasNext() && waiting.size() < room) {
            Channel channel = next.next();
            next.remove();
            var message = channel.unsent(marketId, now);
            if (message != null) {
                messages.add(message);
            }
            if (!channel.isAnswered() && !stuck.contains(channel)) {
                waiting.add(channel);
            }
        }
        return messages;
    }

    List<Outgoing> overdue(long now) {
        List<Outgoing> messages = new ArrayList<>();
        repeat(stuck, now, messages);
        repeat(waiting, now, messages);
        Iterator<Channel> patient = waiting.iterator();
        while (patient.hasNext()) {
            Channel channel = patient.next();
            if (channel.waitingSince() < now - STUCK_MICROS) {
                patient.remove();
                stuck.add(channel);
            }
        }
        return messages;
    }

    private void repeat(Set<Channel> channels, long now, List<Outgoing> messages) {
        for (Channel channel : channels) {
            var message = channel.overdue(marketId, now);
            if (message != null) {
                messages.add(message);
            }
        }
    }
}

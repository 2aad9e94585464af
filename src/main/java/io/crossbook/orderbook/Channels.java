package io.crossbook.orderbook;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.protocol.Effect;
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
    private final String marketId;
    private final int window;
    private final Map<String, Channel> byUser = new TreeMap<>();
    /** Hint: channels with effects not sent yet, first come first served. */
    private final Set<Channel> unsent = new LinkedHashSet<>();
    /** Hint: channels with effects sent and not acknowledged. */
    private final Set<Channel> waiting = new LinkedHashSet<>();
    /** Hint: acknowledgements heard since the last that were written down, by user. */
    private final Map<String, Long> heard = new TreeMap<>();

    private int heardCount;

    Channels(String marketId, int window) {
        this.marketId = marketId;
        this.window = window;
    }

    void restore(Channel channel) {
        byUser.put(channel.userId(), channel);
        if (!channel.isAnswered()) {
            unsent.add(channel);
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

    Channel open(String userId, long epoch, MarketTerms terms) {
        Channel channel = byUser.computeIfAbsent(userId, same -> new Channel(same, epoch, terms));
        if (channel.epoch() != epoch) {
            throw new IllegalStateException("epoch " + epoch + " of user " + userId + " is not " + channel.epoch());
        }
        return channel;
    }

    void issue(Channel channel, Effect effect, long closes) {
        channel.issue(effect, closes);
        unsent.add(channel);
    }

    boolean awaitsClosureOf(BookOrder order) {
        return of(order.userId()).awaitsClosureOf(order.number());
    }

    void acknowledge(String userId, long upTo, LongConsumer closedOrders) {
        Channel channel = of(userId);
        channel.acknowledge(upTo, closedOrders);
        if (channel.isAnswered()) {
            waiting.remove(channel);
            unsent.remove(channel);
        }
        heard.remove(userId);
    }

    /** Notes what a wallet says it applied. */
    void hear(String userId, long epoch, long upTo) {
        Channel channel = byUser.get(userId);
        if (channel == null || channel.epoch() != epoch || !channel.hear(upTo)) {
            return;
        }
        heard.put(userId, channel.heard());
        heardCount++;
        waiting.remove(channel);
        if (channel.isAnswered()) {
            unsent.remove(channel);
        } else {
            unsent.add(channel);
        }
    }

    /** Acknowledgements worth writing down: enough of them, or all that were missing; empty otherwise. */
    Map<String, Long> worthRecording(int threshold, boolean whenAll) {
        boolean all = whenAll && unsent.isEmpty() && waiting.isEmpty();
        if (heard.isEmpty() || (heardCount < threshold && !all)) {
            return Map.of();
        }
        heardCount = 0;
        return new TreeMap<>(heard);
    }

    int answered() {
        int answered = 0;
        for (Channel channel : byUser.values()) {
            answered += channel.isAnswered() ? 1 : 0;
        }
        return answered;
    }

    /** Effects that wallets have been sent and have not acknowledged anything of since this time. */
    int unansweredSince(long before) {
        int count = 0;
        for (Channel channel : waiting) {
            count += channel.unansweredSince(before);
        }
        return count;
    }

    boolean quiet() {
        return unsent.isEmpty() && waiting.isEmpty();
    }

    List<Outgoing> fresh(long now) {
        List<Outgoing> messages = new ArrayList<>();
        Iterator<Channel> next = unsent.iterator();
        while (next.hasNext() && waiting.size() < window) {
            Channel channel = next.next();
            next.remove();
            var message = channel.unsent(marketId, now);
            if (message != null) {
                messages.add(message);
            }
            if (!channel.isAnswered()) {
                waiting.add(channel);
            }
        }
        return messages;
    }

    List<Outgoing> overdue(long now) {
        List<Outgoing> messages = new ArrayList<>();
        for (Channel channel : waiting) {
            var message = channel.overdue(marketId, now);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }
}

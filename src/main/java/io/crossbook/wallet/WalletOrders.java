package io.crossbook.wallet;

import io.crossbook.protocol.Closure;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Retry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A wallet's orders by the client's id, in the order in which they were reserved. */
final class WalletOrders {
    private static final long LATELY_MILLIS = 10_000;

    private final Map<String, WalletOrder> byId = new LinkedHashMap<>();
    private final Set<String> placing = new LinkedHashSet<>();
    private final ArrayDeque<String> closed = new ArrayDeque<>();
    /** Hint: orders the book said it accepted, not yet written down. */
    private final Set<String> heardAccepted = new LinkedHashSet<>();
    /** Hint: those of them that nobody who watches was told of. */
    private final Set<String> newlyAccepted = new LinkedHashSet<>();
    /** Forgotten a moment ago, for those who are told of its last change after that. */
    private final LinkedHashMap<String, Forgotten> lately = new LinkedHashMap<>();
    /** Hint: orders of which nothing was heard since this incarnation began. */
    private final Set<String> unresolved = new LinkedHashSet<>();
    /** Hint: when to ask the book again, by order. */
    private final Map<String, Retry> retries = new HashMap<>();

    private record Forgotten(WalletOrder order, long atMillis) {}

    private long forgottenUpTo;

    /** An order, even if its last change is so old that it was forgotten with it; null when it is unknown. */
    WalletOrder findLately(String clientOrderId) {
        WalletOrder known = byId.get(clientOrderId);
        Forgotten forgotten = lately.get(clientOrderId);
        return known == null && forgotten != null ? forgotten.order() : known;
    }

    /** Orders of which it was heard, since this was last asked, that their books have taken them. */
    List<String> takeNewlyAccepted() {
        List<String> all = List.copyOf(newlyAccepted);
        newlyAccepted.clear();
        return all;
    }

    WalletOrder find(String clientOrderId) {
        return byId.get(clientOrderId);
    }

    Collection<WalletOrder> all() {
        return byId.values();
    }

    /** Highest embedded time, in milliseconds, of an order this wallet has forgotten. */
    long forgottenUpTo() {
        return forgottenUpTo;
    }

    void restore(Collection<WalletOrder> orders, long forgotten) {
        forgottenUpTo = forgotten;
        orders.forEach(this::put);
    }

    void reserve(WalletOrder order) {
        if (byId.containsKey(order.clientOrderId())) {
            throw new IllegalStateException("reserved twice: " + order);
        }
        put(order);
    }

    WalletOrder release(WalletEvent.ReleasedUnplaced event) {
        boolean cancelled = event.verdict() == Verdict.TOMBSTONED || isKilled(event);
        Closure cause = cancelled ? Closure.CANCELLED : Closure.LAPSED;
        String why = event.verdict() == Verdict.TOMBSTONED ? "CANCELLED_BEFORE_PLACED" : event.reason();
        if (!placing.contains(event.clientOrderId())) {
            throw new IllegalStateException("release of an order that is not waiting: " + event);
        }
        boolean waited = event.verdict() == Verdict.LAPSED;
        return replace(event.clientOrderId(), order -> order.released(cause, why, waited, event.at()));
    }

    /** Fill-or-kill after a bet delay in which what it came for was gone. */
    private static boolean isKilled(WalletEvent.ReleasedUnplaced event) {
        return event.verdict() == Verdict.LAPSED && "FOK_NOT_FILLABLE".equals(event.reason());
    }

    void accept(String clientOrderId, long at) {
        if (placing.contains(clientOrderId)) {
            replace(clientOrderId, order -> order.accepted(at));
        }
        heardAccepted.remove(clientOrderId);
        newlyAccepted.remove(clientOrderId);
    }

    WalletOrder fill(Effect.Filled effect, long price, long at) {
        return replace(effect.clientOrderId(), order -> order.filled(effect.size(), price, at));
    }

    WalletOrder close(Effect.Closed effect, long at) {
        return replace(effect.clientOrderId(), order -> order.closed(effect.size(), effect.cause(), at));
    }

    private WalletOrder replace(String clientOrderId, UnaryOperator<WalletOrder> change) {
        WalletOrder order = byId.get(clientOrderId);
        if (order == null) {
            throw new IllegalStateException("no order " + clientOrderId);
        }
        WalletOrder changed = change.apply(order);
        put(changed);
        return changed;
    }

    private void put(WalletOrder order) {
        byId.put(order.clientOrderId(), order);
        if (order.isPlacing()) {
            placing.add(order.clientOrderId());
            unresolved.add(order.clientOrderId());
        } else if (placing.remove(order.clientOrderId())) {
            resolve(order.clientOrderId());
            heardAccepted.remove(order.clientOrderId());
            newlyAccepted.remove(order.clientOrderId());
        }
        if (order.isClosed()) {
            closed.add(order.clientOrderId());
        }
    }

    private void resolve(String clientOrderId) {
        unresolved.remove(clientOrderId);
        retries.remove(clientOrderId);
    }

    /** Orders whose fate the wallet has neither written down nor heard. */
    int unresolved() {
        return unresolved.size();
    }

    /** Those of them that were reserved before this time, in microseconds. */
    int unresolvedSince(long before) {
        int count = 0;
        for (String id : unresolved) {
            count += byId.get(id).placedAt() < before ? 1 : 0;
        }
        return count;
    }

    void hearAccepted(String clientOrderId) {
        if (placing.contains(clientOrderId)) {
            if (heardAccepted.add(clientOrderId)) {
                newlyAccepted.add(clientOrderId);
            }
            resolve(clientOrderId);
        }
    }

    List<String> heardAccepted() {
        return List.copyOf(heardAccepted);
    }

    boolean isHeardAccepted(String clientOrderId) {
        return heardAccepted.contains(clientOrderId);
    }

    /** Unresolved orders whose next attempt is due; each attempt puts the next one off. */
    List<WalletOrder> due(long now) {
        List<WalletOrder> due = new ArrayList<>();
        for (String id : unresolved) {
            Retry retry = retries.computeIfAbsent(id, same -> Retry.first(now));
            if (retry.isDue(now)) {
                due.add(byId.get(id));
                retries.put(id, retry.next(now, id));
            }
        }
        return due;
    }

    /** Forgets closed orders whose ids would be refused as too old anyway. */
    void forget(long nowMillis, long windowMillis) {
        Iterator<Forgotten> earliest = lately.values().iterator();
        while (earliest.hasNext() && earliest.next().atMillis() + LATELY_MILLIS < nowMillis) {
            earliest.remove();
        }
        while (!closed.isEmpty()) {
            WalletOrder oldest = byId.get(closed.peek());
            if (oldest.idMillis() + windowMillis >= nowMillis) {
                return;
            }
            closed.poll();
            byId.remove(oldest.clientOrderId());
            lately.put(oldest.clientOrderId(), new Forgotten(oldest, nowMillis));
            forgottenUpTo = Math.max(forgottenUpTo, oldest.idMillis());
        }
    }
}

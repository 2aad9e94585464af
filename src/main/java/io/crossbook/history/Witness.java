package io.crossbook.history;

import io.crossbook.audit.Audit;
import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.Where;
import io.crossbook.domain.matching.Fill;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.Closure;
import io.crossbook.protocol.OrderIds;
import io.crossbook.wallet.WalletEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the journal once and remembers what operations are held against: where they are, and how things stood then. */
final class Witness {
    private final Set<Where> wanted;
    private final Audit audit = Audit.following();
    private final Map<String, Long> payments = new HashMap<>();
    private final Map<String, Long> reservations = new HashMap<>();
    private final Map<String, OrderStory> orders = new HashMap<>();
    private final Map<Where, OrderStory> byNumber = new HashMap<>();
    private final Map<Where, Audit.Funds> funds = new HashMap<>();
    private final Map<Where, Audit.Levels> levels = new HashMap<>();

    /** Will be asked how things stood after these events. */
    Witness(Set<Where> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    void see(JournalEntry entry) {
        audit.see(entry);
        Where where = new Where(entry.persistenceId(), entry.sequence());
        String id = entry.persistenceId().substring(entry.persistenceId().indexOf('|') + 1);
        if (entry.event() instanceof WalletEvent event) {
            note(id, event, where.sequence());
            if (wanted.contains(where)) {
                funds.put(where, audit.funds(id));
            }
        } else if (entry.event() instanceof OrderBookEvent event) {
            note(event, where);
            if (wanted.contains(where)) {
                levels.put(where, audit.levels(id));
            }
        }
    }

    private void note(String user, WalletEvent event, long sequence) {
        if (event instanceof WalletEvent.Deposited deposited) {
            payments.put(OrderIds.of(user, deposited.clientRef()), sequence);
        } else if (event instanceof WalletEvent.WithdrawalReserved withdrawal) {
            payments.put(OrderIds.of(user, withdrawal.clientRef()), sequence);
        } else if (event instanceof WalletEvent.Reserved reserved) {
            reservations.put(OrderIds.of(user, reserved.clientOrderId()), sequence);
        }
    }

    private void note(OrderBookEvent event, Where where) {
        if (event instanceof OrderBookEvent.OrderAccepted accepted) {
            OrderStory story = new OrderStory(where.sequence());
            for (Fill fill : accepted.fills()) {
                story.fill(where.sequence(), fill.size());
                order(where, fill.restingNumber()).ifPresent(maker -> maker.fill(where.sequence(), fill.size()));
            }
            orders.put(OrderIds.of(accepted.userId(), accepted.clientOrderId()), story);
            byNumber.put(where, story);
        } else if (event instanceof OrderBookEvent.OrderReduced reduced && reduced.cause() == Closure.CANCELLED) {
            order(where, reduced.number()).ifPresent(order -> order.cancel(where.sequence()));
        }
    }

    private Optional<OrderStory> order(Where where, long number) {
        return Optional.ofNullable(byNumber.get(new Where(where.persistenceId(), number)));
    }

    /** Event of the wallet by which money came in or was set aside, under the client's reference. */
    Optional<Long> payment(String user, String reference) {
        return Optional.ofNullable(payments.get(OrderIds.of(user, reference)));
    }

    /** Event of the wallet by which the order's funds were reserved. */
    Optional<Long> reservation(String user, String clientOrderId) {
        return Optional.ofNullable(reservations.get(OrderIds.of(user, clientOrderId)));
    }

    /** Empty when no book ever took the order. */
    Optional<OrderStory> order(String user, String clientOrderId) {
        return Optional.ofNullable(orders.get(OrderIds.of(user, clientOrderId)));
    }

    /** Only after events it was told to watch. */
    Optional<Audit.Funds> funds(Where where) {
        return Optional.ofNullable(funds.get(where));
    }

    /** Only after events it was told to watch. */
    Optional<Audit.Levels> levels(Where where) {
        return Optional.ofNullable(levels.get(where));
    }
}

package io.crossbook.chaos;

import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.JournalSource;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.OrderIds;
import io.crossbook.sourcing.Event;
import io.crossbook.wallet.WalletEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a journal says of the orders and payments that clients know by their own ids. */
public final class JournalFacts {
    private final Map<String, Long> reserved = new HashMap<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Set<String> tombstoned = new HashSet<>();
    private final Set<String> reduced = new HashSet<>();
    private final Map<String, Long> deposits = new HashMap<>();
    private final Map<String, Long> withdrawals = new HashMap<>();
    private final Map<String, String> byNumber = new HashMap<>();

    /** Reads all of a journal. */
    public static JournalFacts of(JournalSource journal) {
        JournalFacts facts = new JournalFacts();
        journal.read(facts::see);
        return facts;
    }

    private void see(JournalEntry entry) {
        String entity = entry.persistenceId().substring(entry.persistenceId().indexOf('|') + 1);
        see(entity, entry.sequence(), entry.event());
    }

    private void see(String entity, long sequence, Event<?> event) {
        if (event instanceof WalletEvent.Reserved order) {
            reserved.put(
                    OrderIds.of(entity, order.clientOrderId()), order.terms().size());
        } else if (event instanceof WalletEvent.Deposited payment) {
            deposits.merge(OrderIds.of(entity, payment.clientRef()), payment.amount(), Long::sum);
        } else if (event instanceof WalletEvent.WithdrawalReserved payment) {
            withdrawals.merge(OrderIds.of(entity, payment.clientRef()), payment.amount(), Long::sum);
        } else if (event instanceof OrderBookEvent.OrderAccepted order) {
            String id = OrderIds.of(order.userId(), order.clientOrderId());
            accepted.put(id, order.terms().size());
            byNumber.put(entity + '#' + sequence, id);
        } else if (event instanceof OrderBookEvent.OrderTombstoned order) {
            tombstoned.add(OrderIds.of(order.userId(), order.clientOrderId()));
        } else if (event instanceof OrderBookEvent.OrderReduced order) {
            reduced.add(byNumber.getOrDefault(entity + '#' + order.number(), ""));
        }
    }

    /** Size in hundredths of the accepted order; null when no book accepted it. */
    Long accepted(String orderId) {
        return accepted.get(orderId);
    }

    boolean isReduced(String orderId) {
        return reduced.contains(orderId);
    }

    boolean isTombstoned(String orderId) {
        return tombstoned.contains(orderId);
    }

    /** Micros paid in under this id, all together; null when nothing was. */
    Long deposit(String id) {
        return deposits.get(id);
    }

    /** Micros set aside to be paid out under this id; null when nothing was. */
    Long withdrawal(String id) {
        return withdrawals.get(id);
    }

    Set<String> reservedIds() {
        return reserved.keySet();
    }

    Set<String> depositIds() {
        return deposits.keySet();
    }

    Set<String> withdrawalIds() {
        return withdrawals.keySet();
    }
}

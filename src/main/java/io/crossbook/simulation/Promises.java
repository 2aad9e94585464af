package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.protocol.OrderIds;
import io.crossbook.wallet.WalletEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * What clients were told, held against the journal (I10): what was acknowledged is in it at that moment, and an order
 * that was refused never gets into it, unless its client tried again.
 */
final class Promises {
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> payments = new HashSet<>();
    private long acknowledged;

    void see(JournalEntry entry) {
        String entityId = entry.persistenceId().substring(entry.persistenceId().indexOf('|') + 1);
        if (entry.event() instanceof OrderBookEvent.OrderAccepted order) {
            String id = OrderIds.of(order.userId(), order.clientOrderId());
            accepted.add(id);
            require(!refused.contains(id), "order " + id + " was refused to its client and is accepted later");
        } else if (entry.event() instanceof WalletEvent.Deposited deposit) {
            payments.add(OrderIds.of(entityId, deposit.clientRef()));
        } else if (entry.event() instanceof WalletEvent.WithdrawalReserved withdrawal) {
            payments.add(OrderIds.of(entityId, withdrawal.clientRef()));
        }
    }

    void toldAccepted(String userId, String clientOrderId) {
        String id = OrderIds.of(userId, clientOrderId);
        acknowledged++;
        require(accepted.contains(id), "order " + id + " was acknowledged and is not in the journal");
    }

    /** The client does not try again. */
    void toldRefused(String userId, String clientOrderId) {
        String id = OrderIds.of(userId, clientOrderId);
        refused.add(id);
        require(!accepted.contains(id), "order " + id + " was refused to its client and is accepted");
    }

    void toldPayment(String userId, String ref) {
        String id = OrderIds.of(userId, ref);
        require(payments.contains(id), "payment " + id + " was acknowledged and is not in the journal");
    }

    /** Orders that a client was told are in the book. */
    long acknowledged() {
        return acknowledged;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }
}

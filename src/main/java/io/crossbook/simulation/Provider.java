package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.protocol.Message;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * The payment provider: carries each key out once, or refuses it for good; its answers may be lost, late or repeated.
 * No payment may be told otherwise by a wallet than the provider's books have it.
 */
final class Provider {
    private static final String REFUSED = "refused";

    private final World world;
    private final Map<String, Boolean> paidByKey = new HashMap<>();
    private final Map<String, Integer> timesPaid = new HashMap<>();

    Provider(World world) {
        this.world = world;
    }

    void payOut(Message.PayOut request) {
        boolean unknown = world.weather().strikes(Fault.PAYMENT_UNKNOWN);
        if (unknown && world.weather().oneIn(2)) {
            return;
        }
        String ref = ref(request.userId(), request.withdrawalId());
        String key = ref(request.userId(), world.parts().paymentKey(request));
        boolean paid = paidByKey.computeIfAbsent(key, same -> pay(ref));
        if (!unknown) {
            answer(request, paid);
            if (world.weather().strikes(Fault.PAYMENT_REPEATED)) {
                answer(request, paid);
            }
        }
    }

    private boolean pay(String ref) {
        if (world.weather().strikes(Fault.PAYMENT_REFUSED)) {
            return false;
        }
        if (timesPaid.merge(ref, 1, Integer::sum) > 1) {
            throw new Violation("the provider paid withdrawal " + ref + " twice");
        }
        return true;
    }

    private void answer(Message.PayOut request, boolean paid) {
        long delay = world.weather().strikes(Fault.PAYMENT_LATE)
                ? world.weather().lateness()
                : world.weather().between(Durations.MILLI, Durations.SECOND);
        WalletCommand command = paid
                ? new WalletCommand.CompleteWithdrawal(request.withdrawalId(), "paid")
                : new WalletCommand.ReleaseWithdrawal(request.withdrawalId(), REFUSED);
        world.schedule().after(delay, () -> world.wallet(request.userId()).tell(command, ignored -> {}));
    }

    /** Holds what wallets write down against the provider's books. */
    void see(JournalEntry entry) {
        String userId = entry.persistenceId().substring(entry.persistenceId().indexOf('|') + 1);
        if (entry.event() instanceof WalletEvent.WithdrawalCompleted completed) {
            require(timesPaid.containsKey(ref(userId, completed.clientRef())), "took as paid", entry);
        } else if (entry.event() instanceof WalletEvent.WithdrawalReleased released) {
            require(!timesPaid.containsKey(ref(userId, released.clientRef())), "took back", entry);
        }
    }

    private static void require(boolean holds, String what, JournalEntry entry) {
        if (!holds) {
            throw new Violation(entry.persistenceId() + " " + what + " what the provider did not: " + entry.event());
        }
    }

    private static String ref(String userId, String id) {
        return userId + ":" + id;
    }
}

package io.crossbook.audit;

import io.crossbook.deposits.DepositEvent;
import io.crossbook.deposits.DepositEvent.DepositAssigned;
import io.crossbook.deposits.DepositEvent.DepositConfirmed;
import io.crossbook.deposits.DepositEvent.DepositCredited;
import io.crossbook.deposits.DepositEvent.DepositDismissed;
import io.crossbook.deposits.DepositEvent.DepositSuspended;
import io.crossbook.wallet.WalletEvent.Deposited;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Follows the payment provider's transactions: what a wallet has of one was decided to be its, and only once. */
final class DepositFold {
    private static final String PREFIX = "psp:";

    private final Conservation conservation;
    private final Map<String, Transaction> transactions = new HashMap<>();
    private final Map<String, Long> underWay = new TreeMap<>();
    private final Handlers<String, DepositEvent> handlers = new Handlers<String, DepositEvent>(DepositEvent.class)
            .on(DepositConfirmed.class, this::confirm)
            .on(DepositSuspended.class, this::suspend)
            .on(DepositAssigned.class, this::assign)
            .on(DepositDismissed.class, this::dismiss)
            .on(DepositCredited.class, this::credited)
            .complete();

    private static final class Transaction {
        private final long amount;
        /** Whose it is, null while that is not decided. */
        private String userId;

        private boolean dismissed;
        private boolean inWallet;

        Transaction(long amount, String userId) {
            this.amount = amount;
            this.userId = userId;
        }
    }

    DepositFold(Conservation conservation) {
        this.conservation = conservation;
    }

    void apply(String id, DepositEvent event, Where where) {
        handlers.handle(id, event, where);
    }

    private void confirm(String id, DepositConfirmed event, Where where) {
        begin(id, new Transaction(event.amount(), event.userId()), where);
        underWay.put(id, event.at());
    }

    private void suspend(String id, DepositSuspended event, Where where) {
        begin(id, new Transaction(event.amount(), null), where);
    }

    private void begin(String id, Transaction transaction, Where where) {
        if (transactions.putIfAbsent(id, transaction) != null) {
            conservation.wrongCredit(id, "is decided twice", where);
        }
    }

    private void assign(String id, DepositAssigned event, Where where) {
        Transaction transaction = transactions.get(id);
        if (transaction == null || transaction.userId != null || transaction.dismissed) {
            conservation.wrongCredit(id, "does not wait for a decision", where);
        } else {
            transaction.userId = event.userId();
            underWay.put(id, event.at());
        }
    }

    private void dismiss(String id, DepositDismissed event, Where where) {
        Transaction transaction = transactions.get(id);
        if (transaction == null || transaction.userId != null || transaction.dismissed) {
            conservation.wrongCredit(id, "does not wait for a decision", where);
        } else {
            transaction.dismissed = true;
        }
    }

    private void credited(String id, DepositCredited event, Where where) {
        Transaction transaction = transactions.get(id);
        if (transaction == null || !transaction.inWallet) {
            conservation.wrongCredit(id, "is said to be in a wallet that does not have it", where);
        }
        underWay.remove(id);
    }

    /** A wallet takes money in; without a transaction it came from the user directly. */
    void credit(String userId, Deposited event, Where where) {
        if (!event.clientRef().startsWith(PREFIX)) {
            return;
        }
        String id = event.clientRef().substring(PREFIX.length());
        Transaction transaction = transactions.get(id);
        if (transaction == null || !userId.equals(transaction.userId) || transaction.amount != event.amount()) {
            conservation.wrongCredit(id, "is not this wallet's, or not of this amount", where);
        } else if (transaction.inWallet) {
            conservation.wrongCredit(id, "is credited twice", where);
        } else {
            transaction.inWallet = true;
        }
    }

    /** When what no wallet has confirmed yet was decided, by the transaction's id. */
    Map<String, Long> underWay() {
        return underWay;
    }
}

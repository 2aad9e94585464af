package io.crossbook.wallet;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Retry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deposits and withdrawals by the client's reference, kept for ever so that a repeat is always recognised. */
final class Payments {
    private final Map<String, PaymentData> byRef = new LinkedHashMap<>();
    private final Map<String, Retry> retries = new HashMap<>();
    private long pending;

    PaymentData find(String clientRef) {
        return byRef.get(clientRef);
    }

    Collection<PaymentData> all() {
        return byRef.values();
    }

    void restore(Collection<PaymentData> payments) {
        payments.forEach(this::add);
    }

    /** Sum of withdrawals not yet paid out, in micros. */
    long pending() {
        return pending;
    }

    void deposited(WalletEvent.Deposited event) {
        add(new PaymentData(event.clientRef(), event.amount(), PaymentData.Status.DEPOSITED, event.at()));
    }

    void reserved(WalletEvent.WithdrawalReserved event) {
        add(new PaymentData(event.clientRef(), event.amount(), PaymentData.Status.PENDING, event.at()));
    }

    /** Returns the amount that has left. */
    long completed(String clientRef) {
        return end(clientRef, PaymentData.Status.PAID_OUT);
    }

    void released(String clientRef) {
        end(clientRef, PaymentData.Status.RETURNED);
    }

    private void add(PaymentData payment) {
        if (byRef.putIfAbsent(payment.clientRef(), payment) != null) {
            throw new IllegalStateException("payment made twice: " + payment);
        }
        if (payment.isPending()) {
            pending = Math.addExact(pending, payment.amount());
        }
    }

    private long end(String clientRef, PaymentData.Status status) {
        PaymentData payment = byRef.get(clientRef);
        if (payment == null || !payment.isPending()) {
            throw new IllegalStateException("no pending withdrawal " + clientRef);
        }
        byRef.put(clientRef, new PaymentData(clientRef, payment.amount(), status, payment.at()));
        retries.remove(clientRef);
        pending -= payment.amount();
        return payment.amount();
    }

    /** Withdrawals to hand to the provider now, first or again. */
    List<Message> due(String userId, long now) {
        if (pending == 0) {
            return List.of();
        }
        List<Message> due = new ArrayList<>();
        for (PaymentData payment : byRef.values()) {
            String ref = payment.clientRef();
            if (payment.isPending()) {
                Retry retry = retries.computeIfAbsent(ref, same -> Retry.immediate(now));
                if (retry.isDue(now)) {
                    due.add(new Message.PayOut(userId, ref, payment.amount(), payment.at()));
                    retries.put(ref, retry.next(now, ref));
                }
            }
        }
        return due;
    }
}

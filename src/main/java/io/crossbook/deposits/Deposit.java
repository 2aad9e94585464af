package io.crossbook.deposits;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import io.crossbook.sourcing.Retry;
import java.util.List;

/**
 * One transaction of the payment provider, and the single decider of whose it is: a list in each wallet could not keep
 * one transaction from being credited to two of them (PROTOCOL.md 6).
 */
public final class Deposit extends Aggregate {
    /** Largest amount that can be credited, in micros: a thousand million units. */
    static final long AMOUNT_MAX = 1_000_000_000_000_000L;

    private final String id;
    private Terms terms;
    private DepositStatus status;
    private SuspenseReason reason;
    private String assignedTo;
    private Retry retry;

    /** What the provider says of it. */
    record Terms(String recipient, long amount, String currency) implements Persisted {}

    /** The transaction as the snapshot store keeps it. */
    record Snapshot(
            long sequence, long lastAt, Terms terms, DepositStatus status, SuspenseReason reason, String assignedTo)
            implements Persisted {}

    Deposit(String id) {
        this.id = id;
    }

    static Deposit of(String id, Snapshot from) {
        Deposit deposit = new Deposit(id);
        deposit.terms = from.terms();
        deposit.status = from.status();
        deposit.reason = from.reason();
        deposit.assignedTo = from.assignedTo();
        deposit.retry = from.status() == DepositStatus.CONFIRMED ? Retry.immediate(from.lastAt()) : null;
        deposit.resumeAt(from.sequence(), from.lastAt());
        return deposit;
    }

    Snapshot snapshot() {
        return new Snapshot(sequence(), lastAt(), terms, status, reason, assignedTo);
    }

    boolean isKnown() {
        return terms != null;
    }

    Terms terms() {
        return terms;
    }

    DepositStatus status() {
        return status;
    }

    /** Whose it is; null while that is not decided. */
    String assignedTo() {
        return assignedTo;
    }

    boolean isAssignable() {
        return reason.isAssignable() && terms.amount() <= AMOUNT_MAX;
    }

    void confirm(String userId, Terms given, long now) {
        require(terms == null, "is known");
        terms = given;
        give(userId, now);
    }

    void suspend(SuspenseReason why, Terms given) {
        require(terms == null, "is known");
        terms = given;
        reason = why;
        status = DepositStatus.SUSPENDED;
    }

    void assign(String userId, long now) {
        require(status == DepositStatus.SUSPENDED, "is not in suspense");
        give(userId, now);
    }

    private void give(String userId, long now) {
        assignedTo = userId;
        status = DepositStatus.CONFIRMED;
        retry = Retry.immediate(now);
    }

    void dismiss() {
        require(status == DepositStatus.SUSPENDED, "is not in suspense");
        status = DepositStatus.DISMISSED;
    }

    void credited() {
        require(status == DepositStatus.CONFIRMED, "is not on its way");
        status = DepositStatus.CREDITED;
        retry = null;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("transaction " + id + " " + otherwise);
        }
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return overdue(now);
    }

    @Override
    public List<Outgoing> overdue(long now) {
        if (retry == null || !retry.isDue(now)) {
            return List.of();
        }
        retry = retry.next(now, id);
        return List.of(new Message.Credit(id, assignedTo, terms.amount()));
    }

    @Override
    public boolean quiet() {
        return status != DepositStatus.CONFIRMED;
    }
}

package io.crossbook.replay;

/** A resting order together with its owner, its id at the exchange, and the part of it that is known to be matched. */
final class MakerOrder {
    private final RestingOrder order;
    private final Account account;
    private final String selectionId;
    private final int removals;
    private volatile String orderId = "";
    private long matched;

    /** An order of after so many removals; it matches before the next, which takes what is left of it away. */
    MakerOrder(RestingOrder order, Account account, String selectionId, int removals) {
        this.order = order;
        this.account = account;
        this.selectionId = selectionId;
        this.removals = removals;
        account.addOpenOrders(1);
    }

    RestingOrder order() {
        return order;
    }

    Account account() {
        return account;
    }

    /** Empty until the exchange has answered, and for good when it refused. */
    String orderId() {
        return orderId;
    }

    void placed(String id) {
        orderId = id;
    }

    /** Takers at the same odds may be answered at the same time, so this is one step. */
    synchronized void addMatched(long size) {
        setMatched(matched + size);
    }

    synchronized long matched() {
        return matched;
    }

    synchronized void setMatched(long size) {
        if (size != matched) {
            account.addBet(selectionId, order.side(), order.odds(), size - matched, removals);
            matched = size;
        }
    }
}

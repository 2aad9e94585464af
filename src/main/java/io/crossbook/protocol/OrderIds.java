package io.crossbook.protocol;

/** An order's id is its owner's id and the owner's own id for it, so it says whose it is. */
public final class OrderIds {
    private static final char SEPARATOR = ':';

    private OrderIds() {}

    public static String of(String userId, String clientOrderId) {
        return userId + SEPARATOR + clientOrderId;
    }

    /** The owner's own id inside an order id; the whole text when it names no owner. */
    public static String clientOrderId(String orderId) {
        return orderId.substring(orderId.indexOf(SEPARATOR) + 1);
    }

    /** Whether the order id names this user as its owner. */
    public static boolean isOwnedBy(String orderId, String userId) {
        return orderId.startsWith(userId + SEPARATOR);
    }
}

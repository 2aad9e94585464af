package io.crossbook.history;

/**
 * One request of a client and its answer. Times are of one clock for all clients, in nanoseconds.
 *
 * @param client who asked; a client has one request under way at a time
 * @param entity persistence id of what was asked, like Wallet|ann; for an order's placement its book
 * @param id what makes a repeat harmless, or names the order; empty for what has none
 * @param asked the request, for people
 * @param returnedNanos when the answer came, or when the client gave up
 * @param status of the HTTP answer, 0 when there was none
 * @param body of the answer, empty when there was none
 */
public record Operation(
        int client,
        String user,
        Kind kind,
        String entity,
        String id,
        String asked,
        long invokedNanos,
        long returnedNanos,
        int status,
        String body) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    /** What a client can ask. */
    public enum Kind {
        PLACE,
        CANCEL,
        REDUCE,
        DEPOSIT,
        WITHDRAW,
        READ_WALLET,
        READ_ORDER,
        READ_BOOK
    }

    /** Whether the client was told that it is done; "accepted" only says that it may be. */
    public boolean isAcknowledged() {
        return status >= OK && status < REDIRECT && status != ACCEPTED;
    }

    /** Whether the client was told that it is not done. */
    public boolean isRefused() {
        return status >= BAD_REQUEST && status < SERVER_ERROR && status != TIMEOUT;
    }
}

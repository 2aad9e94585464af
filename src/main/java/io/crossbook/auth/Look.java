package io.crossbook.auth;

/** What of a user one of the staff looks at. */
public enum Look {
    PROFILE("UserViewed"),
    WALLET("WalletViewed");

    private final String action;

    Look(String action) {
        this.action = action;
    }

    /** Its name in the log. */
    String action() {
        return action;
    }
}

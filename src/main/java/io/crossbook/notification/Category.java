package io.crossbook.notification;

import java.util.EnumSet;
import java.util.Set;

/** What a notice is about; a user chooses channels for each. */
public enum Category {
    /** An order was taken, or refused after its funds were reserved. */
    ORDER_CONFIRMATION(false),
    /** Part of an order was matched. */
    FILL(false),
    /** Part of an order lapsed, expired or was voided without its owner asking for it. */
    LAPSE(false),
    SETTLEMENT(true),
    PAYMENT(true),
    /** Logins and guesses at them; mandatory. */
    SECURITY(true),
    /** A market in which the user has bet changed its status. */
    MARKET(true),
    /** A price alert fired. */
    ALERT(true),
    /** An invoice, a credit note or a statement was issued. */
    DOCUMENT(true);

    private final boolean shownByDefault;

    Category(boolean shownByDefault) {
        this.shownByDefault = shownByDefault;
    }

    /** Whether nobody can switch it off, and neither quiet hours nor a digest hold it back. */
    public boolean mandatory() {
        return this == SECURITY;
    }

    /** The channels of a user who never chose. */
    public Set<Channel> defaults() {
        return shownByDefault ? EnumSet.of(Channel.IN_APP) : EnumSet.noneOf(Channel.class);
    }
}

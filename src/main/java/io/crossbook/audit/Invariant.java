package io.crossbook.audit;

/** What must hold in every journal, in the numbering of the reliability research 3.2. */
public enum Invariant {
    CHAIN("I1", "journal chains are whole"),
    NON_NEGATIVE("I2", "nobody is overdrawn"),
    CONSERVATION("I3", "money is conserved"),
    ORDER_FATE("I4", "orders have one fate"),
    MATCHING("I5", "matching is by price and time"),
    EFFECTS("I6", "effects are applied once"),
    SETTLEMENT("I7", "settlements pay what is due"),
    QUIET("I8", "nothing is stuck"),
    VIEWS("I9", "views are what the journal says");

    private final String code;
    private final String text;

    Invariant(String code, String text) {
        this.code = code;
        this.text = text;
    }

    public String code() {
        return code;
    }

    /** The invariant in words. */
    public String text() {
        return text;
    }
}

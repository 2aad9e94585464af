package io.crossbook.readside;

/** A point of an entity's past was asked for that cannot be shown. */
public final class OutsideHistory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        BEFORE_FIRST_EVENT,
        BEYOND_LAST_EVENT,
        REPLAY_TOO_LONG
    }

    private final Reason reason;

    public OutsideHistory(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

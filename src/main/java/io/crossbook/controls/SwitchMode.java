package io.crossbook.controls;

/** What a switch allows. */
public enum SwitchMode {
    /** Everything. */
    OPEN,
    /** No new orders; what rests may be cancelled. */
    CANCEL_ONLY,
    /** No new orders, and what rests is cancelled. */
    KILLED
}

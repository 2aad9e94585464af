package io.crossbook.controls;

/** Whose orders a switch is about. */
public enum SwitchScope {
    EXCHANGE,
    MARKET,
    USER
}
